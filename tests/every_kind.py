"""One speech in a file of every kind that is read here, for what the shell and the bot do with each of them."""

import json
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from index.readers.formats import FORMATS, has_library
from tests.hostile import zipped
from tests.index.readers.making import MAKERS, Block, make_pdf

TITLE = "在全县教育工作会议上的讲话"
"""What the pages in tests/data/page.png and tests/data/speech.doc have as their title."""

PARAGRAPHS = (
    "同志们，去年全县新建学校三所，增加学位两千四百个，孩子们出门就有学上。",
    "老师们把课堂搬到田间地头，学生认得了二十种庄稼，家长说这样的课上得值。",
)

_TEXT = "\n".join((TITLE, *PARAGRAPHS, ""))
_BLOCKS = (Block(TITLE, 1), *map(Block, PARAGRAPHS))
_DATA = Path(__file__).parent / "data"


def documents_of_every_kind() -> dict[str, bytes]:
    """Return a document of each kind by its name; pictures only where the extra that reads them is installed."""
    made = {
        **{f"文{suffix}": _written(partial(maker, _BLOCKS)) for suffix, maker in MAKERS.items()},
        "文.pdf": _written(lambda path: make_pdf(_BLOCKS, path, embedded=True)),
        "文.text": _TEXT.encode("gb18030"),
        "文.markdown": f"# {_TEXT}".encode(),
        "文.htm": _page().encode(),
        "文.mht": _mail(),
        "文.mhtml": _mail(),
        "文.srt": "".join(
            f"{number}\n00:00:{number * 9:02},000 --> 00:00:{number * 9 + 4:02},000\n{text}\n\n"
            for number, text in enumerate((TITLE, *PARAGRAPHS))
        ).encode(),
        "文.csv": f"题目,正文\n{TITLE},{''.join(PARAGRAPHS)}\n".encode(),
        "文.tsv": f"题目\t正文\n{TITLE}\t{''.join(PARAGRAPHS)}\n".encode(),
        "文.jsonl": json.dumps({"title": TITLE, "text": "\n".join(PARAGRAPHS)}).encode(),
        "文.json": json.dumps([{"标题": TITLE, "正文": "\n".join(PARAGRAPHS)}], ensure_ascii=False).encode(),
        "文.doc": (_DATA / "speech.doc").read_bytes(),
        "文.wps": (_DATA / "speech.doc").read_bytes(),
        "文.ofd": ofd((TITLE, *PARAGRAPHS)),
        "文.pptx": _slides(),
        "文.xlsx": _workbook(),
        "文.zip": zipped(("里/文.txt", _TEXT)),
        "文.7z": _seven_zip(),
        "文.rar": _rar(),
    }
    if has_library(FORMATS[".png"]):
        made |= {f"文{suffix}": _picture(suffix) for suffix in (".png", ".jpg", ".jpeg", ".tif", ".tiff")}
    return made


def title_of(name: str) -> str:
    """Return the title that the speech of such a document has: subtitles go by their file."""
    return "文" if name.endswith(".srt") else TITLE


def ofd(rows: Sequence[str]) -> bytes:
    """Return an OFD document of one page with these rows."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    objects = "".join(
        f'<ofd:TextObject ID="{number}" Boundary="10 {30 + 8 * number} 190 6" Font="1" Size="{5 if number > 1 else 7}">'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(text) - 1} 5">{text}</ofd:TextCode></ofd:TextObject>'
        for number, text in enumerate(rows, 1)
    )
    body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    area = "<ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>"
    page = f"{area}<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
    pages = '<ofd:Pages><ofd:Page ID="0" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
    return zipped(
        ("OFD.xml", f'<ofd:OFD {space} Version="1.0">{body}</ofd:OFD>'),
        ("Doc_0/Document.xml", f"<ofd:Document {space}>{pages}</ofd:Document>"),
        ("Doc_0/Pages/Page_0/Content.xml", f"<ofd:Page {space}>{page}</ofd:Page>"),
    )


def _written(write: Callable[[Path], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made")
        write(path)
        return path.read_bytes()


def _page() -> str:
    return f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</body></html>"


def _mail() -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return (head + _page()).encode()


def _slides() -> bytes:
    import pptx

    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = TITLE
    slide.placeholders[1].text = "\n".join(PARAGRAPHS)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (("题目", "正文"), (TITLE, "\n".join(PARAGRAPHS))):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _seven_zip() -> bytes:
    import py7zr

    file = BytesIO()
    with py7zr.SevenZipFile(file, "w") as archive:
        archive.writestr(_TEXT, "里/文.txt")
    return file.getvalue()


def _rar() -> bytes:
    import rars

    builder = rars.RarBuilder(compression=5)
    builder.add_bytes(_TEXT.encode(), "里/文.txt")
    made: bytes = builder.to_bytes()
    return made


def _picture(suffix: str) -> bytes:
    from PIL import Image

    with Image.open(_DATA / "page.png") as drawn:
        file = BytesIO()
        drawn.convert("L").save(
            file, {".jpg": "JPEG", ".jpeg": "JPEG", ".tif": "TIFF", ".tiff": "TIFF"}.get(suffix, "PNG")
        )
        return file.getvalue()
