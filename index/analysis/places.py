"""Short names of provinces and cities, and the endings that are left out of them: 沪 for 上海, 上海 for 上海市."""

import re

_ABBREVIATIONS = """
京 北京 津 天津 沪 上海 渝 重庆 冀 河北 晋 山西 豫 河南 辽 辽宁 鲁 山东 苏 江苏 浙 浙江
皖 安徽 闽 福建 赣 江西 鄂 湖北 湘 湖南 粤 广东 桂 广西 琼 海南 川 四川 蜀 四川 黔 贵州
滇 云南 陕 陕西 陇 甘肃 甘 甘肃 青 青海 宁 宁夏 藏 西藏 港 香港 澳 澳门
"""
_PAIRS = _ABBREVIATIONS.split()
PROVINCES = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
"""The one-character names of provinces that are no everyday words by themselves, with their usual names."""

PROVINCE_NAMES = tuple(dict.fromkeys((*PROVINCES.values(), "吉林", "黑龙江", "内蒙古", "新疆", "台湾")))

_ENDING = re.compile(r"(?:特别行政|[壮回]族自治|维吾尔自治|自治)?[省市县区州]$")


def without_ending(place: str) -> str:
    """Give a place without the word for what kind of place it is; itself where less than two characters were left."""
    short = _ENDING.sub("", place)
    return short if len(short) > 1 else place
