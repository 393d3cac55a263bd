"""Three short reports to index, and the titles that an index has."""

from pathlib import Path

from index import open_index

ROADS = "云岭县公路建设情况的报告\n今年全县新修农村公路一百二十公里，改造危桥七座，群众出行更加方便。\n"
TEA = "茶叶产业调研报告\n全镇茶园面积达到三万亩，茶农人均增收两千元，茶叶合作社发展到四十五家。\n"
SCHOOL = "在新学校落成仪式上的讲话\n新学校可以容纳一千二百名学生，食堂和操场都已经建成，九月一日正式开学。\n"


def titles(data: Path) -> list[str]:
    """Give the titles of the current generation in collection order."""
    return [speech.title for speech in open_index(data).speeches()]
