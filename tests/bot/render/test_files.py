"""A speech as a file holds its titles, each heading once, and every passage, whatever its title is called."""

from io import BytesIO

from docx import Document

from bot.render.files import docx_file, file_name, text_file
from index.model import Passage, Speech

SPEECH = Speech(1, "在水利会上的讲话", ("会议文件汇编",), "a.txt", 3)
HEADINGS = (("会议文件汇编", "一、修堤"), ("会议文件汇编", "一、修堤"), ("会议文件汇编", "二、清淤"))
TEXTS = ("今年修堤三十里。", "明年再修二十里。\n由各村分段包干。", "二、清淤。水库清淤三万方。")
PASSAGES = [
    Passage(number, 1, SPEECH.title, headings, text, "a.txt", None, number, None, None, None)
    for number, (headings, text) in enumerate(zip(HEADINGS, TEXTS, strict=True))
]


def test_the_text_has_every_line_once_and_no_heading_that_a_passage_begins_with() -> None:
    lines = ["会议文件汇编", SPEECH.title, "", "一、修堤", ""]
    lines += [TEXTS[0], "", *TEXTS[1].split("\n"), "", TEXTS[2]]
    assert text_file(SPEECH, PASSAGES).decode("utf-8-sig") == "\n".join(lines) + "\n"
    assert text_file(SPEECH, PASSAGES).startswith(b"\xef\xbb\xbf")


def test_the_document_has_titles_headings_and_a_paragraph_for_each_line() -> None:
    document = Document(BytesIO(docx_file(SPEECH, PASSAGES)))
    styles = [(each.style.name, each.text) for each in document.paragraphs if each.style is not None]
    assert styles == [
        ("Normal", "会议文件汇编"),
        ("Title", SPEECH.title),
        ("Heading 1", "一、修堤"),
        *(("Normal", line) for text in TEXTS for line in text.split("\n")),
    ]
    assert (document.core_properties.title, document.core_properties.author) == (SPEECH.title, "")


def test_a_name_keeps_a_titles_letters_and_is_no_path() -> None:
    assert file_name("在“双百”会上的讲话（摘要）", "txt") == "在“双百”会上的讲话（摘要）.txt"
    assert file_name("../../etc/passwd", "docx") == "etc passwd.docx"
    assert file_name("???", "txt") == "speech.txt"
    assert file_name("长" * 200, "txt") == "长" * 60 + ".txt"
