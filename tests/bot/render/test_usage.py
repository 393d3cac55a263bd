"""The statistics as a message: figures, bars by day, lists with counts, and exports where something went wrong."""

from datetime import date

from bot.render.usage import usage_draft
from bot.storage.statistics import Tally
from bot.storage.usage import Period, Usage, _Group
from bot.texts import LANGUAGES
from tests.bot.render.keyboards import pressed

EN = LANGUAGES["en"]
DAY = date(2024, 3, 5)
USAGE = Usage(DAY, DAY, 9, (4, 3, 2), seconds=(0.0125, 0.25), useful=5, useless=1)


def tallies(text: str, count: int) -> tuple[Tally, ...]:
    return tuple(Tally(f"{text}{n}", 20 - n) for n in range(1, count + 1))


def test_figures_of_a_day_and_of_several() -> None:
    text = usage_draft(USAGE, 3, EN, questions=True, bars=False).text
    assert text == (
        "5 March 2024\n9 questions, 2 without an answer, 👍 5, 👎 1\n🟩 sure 4, 🟨 unsure 3, 🟥 none 2"
        "\nSearch time: half within 12 ms, 95 of 100 within 250 ms"
    )
    several = usage_draft(Usage(date(2024, 3, 1), DAY, 9), 3, EN, questions=True, bars=False).text
    assert several.startswith("1 March 2024 to 5 March 2024\n")
    assert "Search time" not in several


def test_nobody_has_asked() -> None:
    assert usage_draft(Usage(), 3, EN, questions=True, bars=True).text == "Nobody has asked anything yet."


def test_bars_are_those_of_the_last_ten_days() -> None:
    days = tuple(Period(f"2024-03-{day:02}", (day, 0, day)) for day in range(1, 13))
    text = usage_draft(Usage(DAY, DAY, 9, by_day=days), 3, EN, questions=True, bars=True).text
    lines = text.split("\n\n")[1].split("\n")
    assert [line.split()[0] for line in lines] == [f"03-{day:02}" for day in range(3, 13)]
    assert lines[-1] == "03-12 ████████████ 24"
    assert lines[3] == "03-06 ██████ 12"
    assert "█" not in usage_draft(Usage(DAY, DAY, 9, by_day=days), 3, EN, questions=True, bars=False).text


def test_lists_name_the_first_and_what_was_asked_only_in_private() -> None:
    usage = Usage(
        DAY,
        DAY,
        9,
        frequent=tallies("问", 6),
        read=tallies("读", 6),
        disliked=tallies("差", 6),
        own_words=(Tally("水 = 江", 2), Tally(" ", 1)),
        problems=tuple(_Group(f"无{n}", n, n % 2, 0, DAY, ()) for n in range(1, 13)),
    )
    private = usage_draft(usage, 3, EN, questions=True, bars=False)
    assert "\n\nWords of your own that changed answers:\n• 水 = 江 ×2\n\nRead most:" in private.text
    assert "\n\nRead most:\n• 读1 ×19\n• 读2 ×18\n• 读3 ×17\n• 读4 ×16\n• 读5 ×15\n\nAsked most:" in private.text
    assert "\n\nAsked most:\n• 问1 ×19\n• 问2 ×18\n• 问3 ×17\n• 问4 ×16\n• 问5 ×15\n\nWithout" in private.text
    assert "\n\nWithout an answer:\n• 无1 ×1\n• 无3 ×3\n• 无5 ×5\n• 无7 ×7\n• 无9 ×9\n\nMarked" in private.text
    assert private.text.endswith("\n• 差4 ×16\n• 差5 ×15")
    assert pressed(private) == {"Export a table": ("EXPORT", 3, 0, 0), "Export a question set": ("EXPORT", 3, 1, 0)}
    group = usage_draft(usage, 3, EN, questions=False, bars=False)
    assert group.text.endswith("• 读5 ×15")
    assert group.keyboard is None
    assert usage_draft(USAGE, 3, EN, questions=True, bars=False).keyboard is None
