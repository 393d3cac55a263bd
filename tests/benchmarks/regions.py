"""Reports of regions that differ in little but the place: is the asked one's own report found, is another's never sure.

    python -m tests.benchmarks.regions

Thirty-one invented reports are written, indexed, and asked in six forms, each region by its full name, without its
ending and, where there is one, by its short form. Six of the regions have no report.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index import Index, open_index, reindex
from index.analysis.places import PROVINCES, without_ending
from index.model import Certainty

_PLACES = """
北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省
福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省
甘肃省 青海省 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区
"""
PLACES = tuple(_PLACES.split())
GOALS = (
    ("地区生产总值增长目标", "地区生产总值增长百分之{}"),
    ("城镇新增就业目标", "城镇新增就业{}万人"),
    ("粮食产量目标", "粮食总产量稳定在{}万吨以上"),
    ("新建充电桩多少个", "新建公共充电桩{}个"),
    ("改造老旧小区多少个", "改造城镇老旧小区{}个"),
    ("新增养老床位多少张", "新增护理型养老床位{}张"),
)
FORMS = (
    "{}今年{}",
    "{}2026年{}是多少？",
    "请问{}今年定的{}是什么？",
    "今年的{1}，{0}是怎么定的",
    "{}政府工作报告里的{}",
    "{1} {0}",
)
_SEED = 31


@dataclass(frozen=True)
class Asked:
    """A question with the place it names, and the text that answers it: empty where the place has no report."""

    question: str
    place: str
    answer: str


@dataclass(frozen=True)
class Figures:
    """Shares over the questions: own report first, another's report sure; and those that went wrong."""

    first: float
    other_sure: float
    absent_sure: float
    wrong: tuple[str, ...]


def write(folder: Path, places: Sequence[str]) -> dict[tuple[str, str], str]:
    """Write a report a place into a folder; give the sentence that answers, by place and goal.

    The place stands in the title, only in the file's name, or only in the lines under the title, in turn.
    """
    chance = random.Random(_SEED)  # noqa: S311
    answers = {}
    folder.mkdir()
    for number, place in enumerate(places):
        neighbours = chance.sample([without_ending(each) for each in places if each != place], 2)
        goals = {asked: said.format(chance.randrange(11, 9900)) for asked, said in GOALS}
        answers.update({(place, asked): said for asked, said in goals.items()})
        title, name, under = (
            (f"2026年{place}政府工作报告", f"报告{number:02}", ""),
            ("2026年政府工作报告", f"2026_{place}", ""),
            ("政府工作报告", f"报告{number:02}", f"——2026年1月20日在{place}人民代表大会会议上\n"),
        )[number % 3]
        text = (
            f"{title}\n{under}各位代表：\n现在，我代表人民政府向大会报告工作，请予审议。\n"
            f"一、2025年工作回顾\n过去一年，我们同{neighbours[0]}共建科技园区，同{neighbours[1]}签订能源合作协议，"
            f"全年新增经营主体{chance.randrange(11, 990)}万户，城乡面貌发生了新的变化。\n"
            "农村公路通到了每个行政村，河湖治理和大气治理都完成了任务，群众出行更加方便。\n"
            "二、2026年主要任务\n"
            f"今年发展主要预期目标是：{goals['地区生产总值增长目标']}；{goals['城镇新增就业目标']}；"
            f"{goals['粮食产量目标']}。\n"
            f"着力扩大内需，{goals['新建充电桩多少个']}，支持绿色智能家电下乡，办好消费促进活动。\n"
            f"着力改善民生，{goals['改造老旧小区多少个']}，{goals['新增养老床位多少张']}，扩大普惠托育服务供给。\n"
            "各位代表，任务已经明确，关键在于落实。让我们团结奋斗，完成全年各项任务。\n"
        )
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return answers


def questions(places: Sequence[str], answers: dict[tuple[str, str], str]) -> Iterator[Asked]:
    """Ask for every place in every form, by its names and for the goals in turn."""
    short = {full: abbreviation for abbreviation, full in PROVINCES.items()}
    for number, place in enumerate(places):
        names = [place, without_ending(place), short.get(without_ending(place), without_ending(place))]
        for turn, form in enumerate(FORMS):
            goal = GOALS[(number + turn) % len(GOALS)][0]
            name = names[(number + turn) % len(names)]
            yield Asked(form.format(name, goal), place, answers.get((place, goal), ""))


def measure(index: Index, asked: list[Asked]) -> Figures:
    """Ask all questions and count."""
    counts: Counter[str] = Counter()
    wrong = []
    for each in asked:
        answer = index.search(each.question, 3)
        own = bool(each.answer and answer.hits) and each.answer in answer.hits[0].passage.text
        kind = "held" if each.answer else "absent"
        counts[kind] += 1
        counts[f"{kind} first"] += own
        sure = answer.certainty is Certainty.SURE and not own
        counts[f"{kind} other sure"] += sure
        if sure or (each.answer and not own):
            wrong.append(each.question)
    held, absent = counts["held"] or 1, counts["absent"] or 1
    return Figures(
        counts["held first"] / held,
        counts["held other sure"] / held,
        counts["absent other sure"] / absent,
        tuple(wrong),
    )


def run(folder: Path) -> Figures:
    """Write the reports, index them and ask."""
    places = [place for number, place in enumerate(PLACES) if number % 5 != 4]
    answers = write(folder / "reports", places)
    reindex(folder / "data", [folder / "reports"])
    return measure(open_index(folder / "data"), list(questions(PLACES, answers)))


def main() -> None:
    with TemporaryDirectory() as folder:
        figures = run(Path(folder))
    print(f"own report first {figures.first:.3f}, another's sure {figures.other_sure:.3f}")
    print(f"no report of the place: another's sure {figures.absent_sure:.3f}")
    print("\n".join(figures.wrong))


if __name__ == "__main__":
    main()
