"""Word documents: headings, numbers that Word counts, tables, notes; and what is none."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from index.errors import UnreadableFile
from index.lines import Label
from index.readers import read_speeches
from index.readers.word import docx_lines
from tests.index.messy import NEXT, PAST, headed, texts, titles

TITLE = "在全县教育工作会议上的讲话"


def document_text(path: Path) -> str:
    return "\n".join(line.text for line in docx_lines(path).lines)


def number(paragraph: object, depth: int, form: int) -> None:
    properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{form}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(properties))  # type: ignore[attr-defined]


def test_a_document_gives_its_title_sections_and_table(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(PAST)
    document.add_heading("办好学校", 1)
    document.add_paragraph(NEXT)
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(["学校", "名额", "甲镇小学", "12"]):
        table.cell(place // 2, place % 2).text = text
    document.save(str(path))
    [speech] = read_speeches(path, path.name)
    assert speech.title == TITLE
    assert headed(speech) == [((), PAST), (("办好学校",), f"{NEXT}\n学校\t名额\n甲镇小学\t12")]


def test_pieces_under_headings_are_speeches_and_a_heading_with_a_number_is_a_section(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    for title in (TITLE, "在全县卫生工作会议上的讲话"):
        document.add_heading(title, 1)
        document.add_heading("一、形势", 2)
        document.add_paragraph(PAST)
    document.save(str(path))
    speeches = read_speeches(path, path.name)
    assert titles(speeches) == [TITLE, "在全县卫生工作会议上的讲话"]
    assert [headed(speech) for speech in speeches] == [[(("一、形势",), PAST)]] * 2


def test_numbers_that_word_counts_are_written_out(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．"))
    shape = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{shape}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for depth, text in ((0, "形势"), (1, "成绩"), (2, "学校"), (2, "教师"), (1, "问题"), (0, "任务"), (1, "开学")):
        number(document.add_paragraph(text), depth, 77)
    document.save(str(path))
    assert document_text(path).split("\n") == [
        "一、形势",
        "（一）成绩",
        "1．学校",
        "2．教师",
        "（二）问题",
        "二、任务",
        "（一）开学",
    ]


def test_a_paragraph_with_a_bullet_is_an_item(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    for style, text in (
        (None, "两件事："),
        ("List Bullet", "修渠"),
        ("List Bullet", "办夜校"),
        ("List Number", "清鱼塘"),
    ):
        document.add_paragraph(text, style)
    document.save(str(path))
    [speech] = read_speeches(path, "文.docx")
    assert texts(speech) == ["两件事：\n• 修渠\n• 办夜校\n1.清鱼塘"]


def test_breaks_and_tabs_stay_and_deleted_text_goes(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    paragraph = document.add_paragraph("甲\t乙\n丙")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>丁</w:delText></w:r></w:del>"))
    document.save(str(path))
    assert document_text(path) == "甲\t乙\n丙"


@pytest.mark.parametrize(
    "more",
    [
        "<w:moveFrom {}><w:r><w:t>旧闸先拆。</w:t></w:r></w:moveFrom>",
        "<w:r {}><w:rPr><w:vanish/></w:rPr><w:t>旧闸先拆。</w:t></w:r>",
        "<w:r {}><w:ruby><w:rt><w:r><w:t>旧闸先拆。</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>",
    ],
)
def test_what_was_moved_away_is_hidden_or_tells_how_a_word_is_read_is_left_out(tmp_path: Path, more: str) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    paragraph = document.add_paragraph("先修新闸。")
    paragraph._p.append(parse_xml(more.format(nsdecls("w"))))
    paragraph._p.append(parse_xml(f"<w:moveTo {nsdecls('w')}><w:r><w:t>后通水。</w:t></w:r></w:moveTo>"))
    document.save(str(path))
    assert document_text(path) == "先修新闸。后通水。"


def test_a_page_header_is_the_title_of_a_document_that_begins_with_its_text(tmp_path: Path) -> None:
    path = tmp_path / "无标题.docx"
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = TITLE
    document.add_paragraph(PAST)
    document.save(str(path))
    assert titles(read_speeches(path, path.name)) == [TITLE]
    document.paragraphs[0].insert_paragraph_before("在全县卫生工作会议上的讲话", style="Title")
    document.save(str(path))
    assert titles(read_speeches(path, path.name)) == ["在全县卫生工作会议上的讲话"]


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    "marks",
    [
        '<w:p><w:pPr><w:rPr><w:moveFrom w:id="1" w:author="a"/></w:rPr></w:pPr><w:moveFrom w:id="2" w:author="a">'
        + RUN.format("旧渡先停。")
        + "</w:moveFrom></w:p>",
        '<w:p><w:moveFromRangeStart w:id="1" w:name="m" w:author="a"/><w:moveFrom w:id="2" w:author="a">'
        + RUN.format("旧渡先停。")
        + '</w:moveFrom><w:moveFromRangeEnd w:id="1"/></w:p>',
        '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>旧渡先停。</w:delText></w:r></w:del></w:p>',
        '<w:p><w:ins w:id="1" w:author="a"><w:moveFrom w:id="2" w:author="a">'
        + RUN.format("旧渡先停。")
        + "</w:moveFrom></w:ins></w:p>",
        '<w:tbl><w:tr><w:tc><w:p><w:moveFrom w:id="2" w:author="a">'
        + RUN.format("旧渡先停。")
        + "</w:moveFrom></w:p></w:tc></w:tr></w:tbl>",
    ],
)
def test_what_was_moved_stands_once_where_it_was_moved_to(tmp_path: Path, marks: str) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    last = document.add_paragraph("新渡后开。")
    last._p.append(parse_xml(f'<w:moveTo {nsdecls("w")} w:id="3" w:author="a">{RUN.format("旧渡先停。")}</w:moveTo>'))
    head = marks.index(">")
    last._p.addprevious(parse_xml(f"{marks[:head]} {nsdecls('w')}{marks[head:]}"))
    document.save(str(path))
    assert document_text(path).strip() == "新渡后开。旧渡先停。"


@pytest.mark.parametrize("place", ["header", "first_page_header"])
@pytest.mark.parametrize(
    "words", ["青石镇党委会议纪要", "在春耕动员会上的讲话", "渡口夜校第三期简章", "论修桥的钱", "致護林員的公開信"]
)
def test_the_header_of_the_first_page_may_name_the_document(tmp_path: Path, place: str, words: str) -> None:
    path = tmp_path / "无标题2.docx"
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = place == "first_page_header"
    getattr(section, place).paragraphs[0].text = words
    document.add_paragraph(PAST)
    document.add_paragraph(NEXT)
    document.save(str(path))
    assert titles(read_speeches(path, path.name)) == [words]


@pytest.mark.parametrize("words", ["第 3 页 共 9 页", "2019年3月5日", "- 2 -"])
def test_a_page_header_that_names_nothing_is_no_title(tmp_path: Path, words: str) -> None:
    path = tmp_path / "春耕.docx"
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = words
    document.add_paragraph(PAST)
    document.save(str(path))
    assert titles(read_speeches(path, path.name)) == ["春耕"]


def test_paragraphs_copied_line_by_line_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    text = PAST * 4
    document.add_heading(TITLE, 0)
    for start in range(0, len(text), 30):
        document.add_paragraph(text[start : start + 30])
    document.save(str(path))
    [speech] = read_speeches(path, path.name)
    assert [passage.text for passage in speech.passages] == [text]


def test_what_is_no_document_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "文.docx"
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile, match="is empty"):
        read_speeches(path, path.name)
    for content in (b"PK\x03\x04....", b"plain text"):
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match="no Word document"):
            read_speeches(path, path.name)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "字" * 1000)
    with pytest.raises(UnreadableFile, match="no Word document"):
        read_speeches(path, path.name)
    monkeypatch.setattr("index.readers.packages.UNPACKED_BYTES", 100)
    with pytest.raises(UnreadableFile, match="too big"):
        read_speeches(path, path.name)
    docx.Document().save(str(path))
    monkeypatch.undo()
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_speeches(path, path.name)


def outlined(properties: object, depth: int) -> None:
    """Give a paragraph, or a style, an outline level, as a menu of Word and WPS does."""
    properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{depth}"/>'))  # type: ignore[attr-defined]


def test_an_outline_level_makes_a_heading_of_a_paragraph_of_any_style(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    for text, depth in ((TITLE, 0), ("办好学校", 1), (PAST, 9), ("教好学生", 1), (NEXT * 3, 1)):
        outlined(document.add_paragraph(text)._p.get_or_add_pPr(), depth)
    document.save(str(path))
    lines = [(line.text, line.level) for line in docx_lines(path).lines if line.label is Label.HEADING]
    assert lines == [(TITLE, 2), ("办好学校", 3), ("教好学生", 3)]


def test_a_style_based_on_a_heading_or_with_an_outline_level_makes_headings(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    own, leveled, none = (document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in ("讲稿", "章节", "按语"))
    own.base_style = none.base_style = document.styles["Heading 1"]
    outlined(leveled.element.get_or_add_pPr(), 1)
    outlined(none.element.get_or_add_pPr(), 9)
    for text, style in ((TITLE, own), ("办好学校", leveled), ("会后整理", none), (PAST, None)):
        document.add_paragraph(text, style)
    document.save(str(path))
    lines = [(line.text, line.level) for line in docx_lines(path).lines]
    assert lines == [(TITLE, 2), ("办好学校", 3), ("会后整理", 0), (PAST, 0)]


def test_styles_based_on_each_other_make_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    document = docx.Document()
    one, other = (document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in ("甲", "乙"))
    one.base_style, other.base_style = other, one
    document.add_paragraph(PAST, one)
    document.save(str(path))
    assert [(line.text, line.level) for line in docx_lines(path).lines] == [(PAST, 0)]
