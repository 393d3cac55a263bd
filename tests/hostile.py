"""Documents that nobody should read as they are: encrypted, damaged, lying, and made to fill memory or disk."""

import struct
import zipfile
import zlib
from io import BytesIO

LETTERS = "全县教育工作会议要求，新建学校三所，增加学位两千四百个，让孩子们就近上学。"


def zipped(*members: tuple[str, str | bytes]) -> bytes:
    """Return a ZIP archive of members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def hostile_documents() -> dict[str, bytes]:
    """Return documents by name, none of which gives a passage."""
    speech = f"在教育工作会议上的讲话\n{LETTERS}\n"
    return {
        "加密.pdf": _encrypted_pdf(),
        "损坏.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n",
        "截断.docx": zipped(("word/document.xml", "<w:document/>"))[:-40],
        "压缩炸弹.docx": zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", bytes(250_000_000))),
        "谎报大小.zip": _lying_zip(speech),
        "实体炸弹.docx": zipped(
            ("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", _LAUGHS)
        ),
        "套娃.zip": zipped(("里面.zip", zipped(("a.txt", speech)))),
        "假的.pdf": speech.encode(),
        "假的.docx": speech.encode(),
        "假的.txt": bytes(range(256)) * 40,
        "空的.txt": b"",
        "巨图.png": _huge_png(),
    }


def odd_documents() -> dict[str, bytes]:
    """Return documents by name that are read, whatever is odd about them: each gives a speech with LETTERS in it."""
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    from tests.index.readers.square_font import registered_square_font

    page = BytesIO()
    canvas = Canvas(page, pagesize=(600, 400))
    canvas.setFont(registered_square_font(LETTERS), 12)
    canvas.drawString(50, 200, LETTERS)
    canvas.save()
    many, turned = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(page.getvalue())
    many.import_pages(turned, [0] * 5000)
    turned[0].set_rotation(90)
    made: dict[str, bytes] = {}
    for name, document in (("五千页.pdf", many), ("转了一边.pdf", turned)):
        file = BytesIO()
        document.save(file)
        document.close()
        made[name] = file.getvalue()
    large = f"在教育工作会议上的讲话\n{LETTERS}\n".encode() + bytes([0x20]) * 25_000_000
    return {**made, "很多空格.txt": large}


def _encrypted_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "a page that is locked")
    canvas.save()
    return file.getvalue()


def _lying_zip(speech: str) -> bytes:
    """Return an archive whose one member says that it would have two gigabytes."""
    data = bytearray(zipped(("a.txt", speech)))
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 2_000_000_000)
    return bytes(data)


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_ENTITIES = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10 if level else "哈哈哈哈"}">' for level in range(12))
_LAUGHS = (
    f"<!DOCTYPE d [{_ENTITIES}]>"
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>&l11;</w:t></w:r></w:p></w:body></w:document>"
)


def _huge_png() -> bytes:
    """Return a picture that says it has 30,000 by 30,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
