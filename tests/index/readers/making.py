"""One collection made into every format that is read: headings, paragraphs and a table, set as people set them."""

import html
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.readers import read_speeches
from tests.index.readers.square_font import registered_square_font

CORPUS = Path(__file__).parents[3] / "corpus" / "speeches.txt"

FONT = "STSong-Light"

_Drawing = Any
"""A part of reportlab, which has no types."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document: a heading where `level` is not 0, a row of a table where `cells` are given."""

    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


TABLE = (("镇名", "学校数", "学生数"), ("望潮镇", "12", "3150"), ("贝沙镇", "9", "2408"), ("北屿镇", "4", "866"))


def sample_blocks() -> list[Block]:
    """Give the sample collection as blocks, with a table at its end."""
    blocks: list[Block] = []
    for speech in read_speeches(CORPUS, CORPUS.name):
        blocks.append(Block(speech.title, 1))
        above: tuple[str, ...] = ()
        paragraphs: list[str] = []
        for passage in speech.passages:
            headings = passage.headings
            for depth, heading in enumerate(headings):
                run_in = any(text.startswith(heading) for text in paragraphs)
                if headings[: depth + 1] != above[: depth + 1] and not run_in:
                    blocks.append(Block(heading, depth + 2))
            above = headings
            for text in passage.text.split("\n"):
                paragraphs.append(text)
                blocks.append(Block(text))
    blocks.append(Block("关于各镇办学情况的说明", 1))
    blocks.append(
        Block(
            "今年上半年，县教育局对各镇的办学情况逐一核对，学校数和在校学生数以六月底为准，核对的结果列在下面的表里。"
        )
    )
    blocks.extend(Block("\t".join(cells), cells=cells) for cells in TABLE)
    return blocks


def make_docx(blocks: Sequence[Block], path: Path) -> None:
    import docx

    document = docx.Document()
    table = None
    for block in blocks:
        if block.cells:
            table = table or document.add_table(0, len(block.cells))
            for cell, text in zip(table.add_row().cells, block.cells, strict=True):
                cell.text = text
            continue
        table = None
        if block.level:
            document.add_heading(block.text, block.level)
        else:
            document.add_paragraph(block.text)
    document.save(str(path))


def make_txt(blocks: Sequence[Block], path: Path) -> None:
    path.write_text("\n".join(f"{'' if b.level or b.cells else '　　'}{b.text}" for b in blocks), encoding="utf-8")


def make_md(blocks: Sequence[Block], path: Path) -> None:
    path.write_text("\n\n".join(f"{'#' * b.level} {b.text}".strip() for b in blocks), encoding="utf-8")


def html_body(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        if block.cells:
            parts.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in block.cells) + "</tr>")
        elif block.level:
            parts.append(f"<h{block.level}>{html.escape(block.text)}</h{block.level}>")
        else:
            parts.append(f"<p>{html.escape(block.text)}</p>")
    rows = [place for place, block in enumerate(blocks) if block.cells]
    if rows:
        parts[rows[0]] = "<table>" + parts[rows[0]]
        parts[rows[-1]] += "</table>"
    return "\n".join(parts)


def make_html(blocks: Sequence[Block], path: Path) -> None:
    path.write_text(f"<!DOCTYPE html><html><body>{html_body(blocks)}</body></html>", encoding="utf-8")


def make_rtf(blocks: Sequence[Block], path: Path) -> None:
    def coded(text: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" for c in text)

    parts = [r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0 SimSun;}}"]
    for block in blocks:
        if block.cells:
            widths = "".join(rf"\cellx{(place + 1) * 2000}" for place in range(len(block.cells)))
            parts.append(r"\trowd" + widths + "".join(rf"\intbl {coded(cell)}\cell" for cell in block.cells) + r"\row")
        else:
            style = rf"\outlinelevel{block.level - 1}\b" if block.level else r"\fi480"
            parts.append(rf"\pard{style} {coded(block.text)}\b0\par")
    path.write_text("\n".join([*parts, "}"]), encoding="ascii")


def make_odt(blocks: Sequence[Block], path: Path) -> None:
    parts: list[str] = []
    for block in blocks:
        text = html.escape(block.text)
        if block.cells:
            cells = "".join(
                f"<table:table-cell><text:p>{html.escape(c)}</text:p></table:table-cell>" for c in block.cells
            )
            parts.append(f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
        elif block.level:
            parts.append(f'<text:h text:outline-level="{block.level}">{text}</text:h>')
        else:
            parts.append(f"<text:p>{text}</text:p>")
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    body = f"<office:body><office:text>{''.join(parts)}</office:text></office:body>"
    content = f"<office:document-content {names}>{body}</office:document-content>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')


def make_epub(blocks: Sequence[Block], path: Path) -> None:
    starts = [place for place, block in enumerate(blocks) if block.level == 1]
    chapters = [blocks[start:end] for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    items = "".join(
        f'<item id="c{n}" href="text/c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "OEBPS/content.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>',
        )
        for number, chapter in enumerate(chapters):
            body = f"<head><title>x</title></head><body>{html_body(chapter)}</body>"
            page = f'<html xmlns="http://www.w3.org/1999/xhtml">{body}</html>'
            archive.writestr(f"OEBPS/text/c{number}.xhtml", f'<?xml version="1.0" encoding="utf-8"?>{page}')


HEAD, HEAD_RIGHT, NOTE = "岚浦文稿选编", "内部资料", "① 此处数字由县统计局提供，与年鉴略有出入。"


def make_pdf(
    blocks: Sequence[Block], path: Path, *, columns: int = 1, outline: bool = False, embedded: bool = False
) -> None:
    """Set the blocks with a running head, page numbers and footnotes, which are no part of the text.

    With `embedded` the file has its font in it, of squares; without, a program that shows it looks for one.
    """
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

    font = FONT
    if embedded:
        text = "".join(block.text for block in blocks)
        font = registered_square_font(text + HEAD + HEAD_RIGHT + NOTE + "0123456789-•")
    else:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    size = 12 if columns == 1 else 10
    body = ParagraphStyle(
        "body", fontName=font, fontSize=size, leading=1.5 * size, firstLineIndent=2 * size, wordWrap="CJK"
    )
    sizes = {1: size + 6, 2: size + 3, 3: size + 2}
    heads = {
        level: ParagraphStyle(
            f"h{level}",
            parent=body,
            fontSize=large,
            leading=1.4 * large,
            firstLineIndent=0,
            alignment=TA_CENTER if level == 1 else 0,
            spaceBefore=size,
            spaceAfter=size / 2,
        )
        for level, large in sizes.items()
    }
    width, height, margin, gutter = 595.0, 842.0, 72.0, 24.0
    frame = (width - 2 * margin - (columns - 1) * gutter) / columns

    def furnish(canvas: _Drawing, document: _Drawing) -> None:
        canvas.setFont(font, 9)
        canvas.drawString(margin, height - 45, HEAD)
        canvas.drawRightString(width - margin, height - 45, HEAD_RIGHT)
        canvas.drawCentredString(width / 2, 36, f"- {document.page} -")
        if document.page % 3 == 0:
            canvas.line(margin, 88, margin + 100, 88)
            canvas.drawString(margin, 76, NOTE)

    class Template(BaseDocTemplate):  # type: ignore[misc]
        def afterFlowable(self, flowable: _Drawing) -> None:  # noqa: N802
            level = getattr(flowable, "level", 0)
            if outline and level:
                key = f"h{self.seq.nextf('heading')}"
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(flowable.getPlainText(), key, level - 1, closed=False)

    frames = [
        Frame(margin + n * (frame + gutter), 92, frame, height - 92 - 60, leftPadding=0, rightPadding=0)
        for n in range(columns)
    ]
    document = Template(str(path), pagesize=(width, height))
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furnish))
    story: list[Any] = []
    rows = [list(block.cells) for block in blocks if block.cells]
    for block in blocks:
        if block.cells:
            continue
        flowable = Paragraph(html.escape(block.text), heads[min(block.level, 3)] if block.level else body)
        flowable.level = block.level
        story.append(flowable)
    if rows:
        story.append(Table(rows, style=[("FONTNAME", (0, 0), (-1, -1), font), ("FONTSIZE", (0, 0), (-1, -1), size)]))
    document.build(story)


MAKERS: dict[str, Callable[[Sequence[Block], Path], None]] = {
    ".docx": make_docx,
    ".txt": make_txt,
    ".md": make_md,
    ".html": make_html,
    ".rtf": make_rtf,
    ".odt": make_odt,
    ".epub": make_epub,
    ".pdf": make_pdf,
}
