"""What holds for every text: nothing is lost, nothing is said twice, and what was broken or marked comes back."""

from collections import Counter
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import ParsedSpeech
from tests.index.messy import parsed

DIGITS = "〇一二三四五六七八九"
PLACES = ("青川", "云屏", "泊川", "槐溪", "白榆", "仙人渡", "雾岭", "石臼")
NOISE = ("- 3 -", "第 3 页 共 9 页", "《讲话》来源于文库，欢迎阅读讲话。", "", "\ue004")
THINGS = ("修好了渠道", "建成了学校", "改造了旧房", "种上了果树", "清理了河道", "开办了食堂")


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def told(speeches: list[ParsedSpeech]) -> str:
    """Say titles, headings and passages in order, each once: a heading that ran into a passage is said there."""
    said: list[str] = []
    around: tuple[str, ...] = ()
    for speech in speeches:
        said.extend(title for title in speech.outer if title not in around)
        said.append(speech.title)
        around = (*around, *speech.outer, speech.title)
        before: tuple[str, ...] = ()
        opened: list[str] = []
        for passage in speech.passages:
            shared = 0
            while shared < min(len(before), len(passage.headings)) and before[shared] == passage.headings[shared]:
                shared += 1
            said.extend(head for head in passage.headings[shared:] if not any(line.startswith(head) for line in opened))
            if passage.text != speech.title:
                said.append(passage.text)
            opened.extend(passage.text.split("\n"))
            before = passage.headings
    return letters("".join(said))


@dataclass(frozen=True)
class Composed:
    """A file's text as a person might have saved it, and what must come back from it."""

    text: str
    titles: list[str]
    words: str


@st.composite
def composed(draw: st.DrawFn) -> Composed:
    """Write pieces, articles inside them, headings, broken lines and noise, each sentence with a number of its own."""
    lines: list[str] = []
    words: list[str] = []
    titles: list[str] = []
    count = 0

    def sentence() -> str:
        nonlocal count
        count += 1
        where = draw(st.sampled_from(PLACES))
        what = draw(st.sampled_from(THINGS))
        return f"{where}村今年{what}{count}处，乡亲们都说这件事办得好办得实，往后的日子更有盼头。"

    def paragraph(lead: str = "") -> None:
        text = lead + "".join(sentence() for _ in range(draw(st.integers(1, 5))))
        words.append(text)
        at = draw(st.integers(32, len(text)))
        breaks = at < len(text) - 2 and text[at - 1] not in "。，" and text[at] not in "。，0123456789"
        lines.extend([text[:at], text[at:]] if breaks and draw(st.booleans()) else [text])
        if draw(st.integers(0, 5)) == 0:
            lines.append(
                draw(st.sampled_from(["- 3 -", "第 3 页 共 9 页", "《讲话》来源于文库，欢迎阅读讲话。", "", "\ue004"]))
            )

    def sections() -> None:
        standing = draw(st.booleans())
        for number in range(1, draw(st.integers(2, 4))):
            head = f"{DIGITS[number]}、抓好{draw(st.sampled_from(PLACES))}的工作"
            if standing:
                lines.append(head)
                words.append(head)
                for _ in range(draw(st.integers(1, 2))):
                    paragraph()
            else:
                paragraph(f"{head}。")
                if draw(st.booleans()):
                    paragraph()

    form = draw(st.sampled_from(["第{}篇：", "篇{}：", "范文{}：", "第{}篇 "]))
    for number in range(1, draw(st.integers(2, 5))):
        title = f"在{draw(st.sampled_from(PLACES))}现场会上的第{number}次讲话"
        titles.append(title)
        words.append(title)
        lines.append(form.format(DIGITS[number]) + title)
        lines.extend(draw(st.sampled_from([[], [title], [f"文章标题：{title}"], [f"{title}范文"]])))
        if draw(st.booleans()):
            lines.append("各位代表，同志们：")
            words.append("各位代表，同志们：")
        for _ in range(draw(st.integers(1, 3))):
            paragraph()
        if draw(st.booleans()):
            sections()
        for article in range(draw(st.integers(0, 2))):
            name = f"关于{draw(st.sampled_from(PLACES))}区水利工作第{number}{article}号调研报告"
            titles.append(name)
            words.append(name)
            lines.append(name)
            paragraph(f"{article + 1}月3日，调研组来到现场。")
            if draw(st.booleans()):
                sections()
    indent = draw(st.sampled_from(["", "　　", "\t", "\xa0\xa0"]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return Composed(end.join(indent + line for line in lines), titles, letters("".join(words)))


@given(composed())
@settings(max_examples=150, deadline=None)
def test_all_letters_of_a_composed_file_come_back_in_order_and_once(file: Composed) -> None:
    speeches = parsed(file.text, "文件")
    assert [speech.title for speech in speeches] == file.titles
    assert told(speeches) == file.words


PLAIN = st.text(alphabet="甲乙丙丁戊己庚辛一二三（）、。，：；！？“”—.-*\n\n\n \t　·", max_size=400)


@given(PLAIN)
@settings(max_examples=400, deadline=None)
def test_no_letter_of_any_plain_text_is_lost_doubled_or_moved(text: str) -> None:
    speeches = parsed(f"题目本身\n{text}", "文件")
    assert told(speeches) == letters(f"题目本身{text}")


SIGNS = (
    *("第一篇：讲话", "第二篇", "范文一", "文章标题：讲话", "# 讲话", "## 一、情况", "**一、情况**", "===", "---"),
    *("同志们：", "一、", "（一）甲", "1．乙。", "第一，", "关于水利的报告", "（2024年4月9日）", "title: x", "a > b"),
    *("12", "- 1 -", "|a|b|", "来源于欢迎阅读", "\ud800", "\x00"),
)
LOOSE = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=60)), max_size=30)


@given(LOOSE, st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]))
@settings(max_examples=400, deadline=None)
def test_any_text_at_all_is_read_the_same_way_twice_and_adds_nothing(lines: list[str], end: str) -> None:
    text = end.join(lines)
    speeches = parsed(text, "文件")
    assert speeches == parsed(text, "文件")
    assert all(speech.title.strip() and speech.passages for speech in speeches)
    assert all(passage.text.strip() for speech in speeches for passage in speech.passages)
    body = [passage.text for speech in speeches for passage in speech.passages if passage.text != speech.title]
    assert not Counter(letters("".join(body))) - Counter(letters(text))
