"""Files that are made to do harm: samples of every format with bytes exchanged, and bombs among ordinary files.

A file that is broken is refused by name or read; what lies beside it is indexed, and the program never ends by it.
"""

import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

from index import open_index
from tests.faults.commands import run
from tests.faults.fault import Fault, Outcome, Scope
from tests.index.readers.making import (
    make_docx,
    make_epub,
    make_html,
    make_md,
    make_odt,
    make_pdf,
    make_rtf,
    make_txt,
    sample_blocks,
)

WITNESS = "见证会议上的讲话\n见证人说今年的堤坝加高了两米，水库清淤三万方，沿岸的村庄都安心了。\n"

TOGETHER = 25
"""Broken files of a kind that one reindex reads."""

HARMED_SECONDS = 420.0
"""A folder of bombs, each within its own limit, on two processors."""


def samples(folder: Path) -> dict[str, bytes]:
    """Give the bytes of a good file of every format that is made here, by its suffix."""
    blocks = sample_blocks()
    makers = (make_docx, make_txt, make_md, make_html, make_rtf, make_odt, make_epub, make_pdf)
    found: dict[str, bytes] = {}
    for make in makers:
        suffix = make.__name__.removeprefix("make_")
        path = folder / f"sample.{suffix}"
        make(blocks, path)
        found[suffix] = path.read_bytes()
    text = found["txt"].decode()
    lines = [line for line in text.splitlines() if line.strip()][:60]
    found["csv"] = ("标题,正文\n" + "".join(f'"第{n}条","{line}"\n' for n, line in enumerate(lines))).encode()
    found["jsonl"] = "".join(f'{{"title": "第{n}条", "text": "{line}"}}\n' for n, line in enumerate(lines)).encode()
    found["srt"] = "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{line}\n\n" for n, line in enumerate(lines)
    ).encode()
    found["mht"] = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + found["html"]
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", text)
        file.writestr("b.docx", found["docx"])
    found["zip"] = archive.getvalue()
    found["xlsx"] = _workbook(lines)
    return found


def _workbook(lines: list[str]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["标题", "正文"])
    for number, line in enumerate(lines):
        sheet.append([f"第{number}条", line])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def mutated(whole: bytes, random: Random) -> bytes:
    """Give bytes with some exchanged, taken out, doubled, cut off, or put in from elsewhere in the file.

    Of a ZIP package half the time the content of a part is so changed, behind a checksum that is right.
    """
    if whole[:2] == b"PK" and random.random() < 0.5:
        return _with_part_mutated(whole, random)
    made = bytearray(whole)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        kind = random.randrange(6)
        place = random.randrange(max(len(made), 1))
        length = random.choice((1, 2, 8, 64, 512))
        if kind == 0 and made:
            made[place] ^= 1 << random.randrange(8)
        elif kind == 1:
            made[place : place + length] = random.randbytes(length)
        elif kind == 2:
            del made[place : place + length]
        elif kind == 3:
            made[place:place] = made[place : place + length] * random.choice((2, 50))
        elif kind == 4:
            start = random.randrange(max(len(made), 1))
            made[place:place] = made[start : start + length]
        else:
            del made[random.randrange(len(made) // 2, len(made) + 1) :]
    return bytes(made)


def _with_part_mutated(whole: bytes, random: Random) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed:
        names = package.namelist()
        chosen = random.choice(names)
        for name in names:
            data = package.read(name)
            changed.writestr(name, mutated(data, random) if name == chosen and data[:2] != b"PK" else data)
    return made.getvalue()


def _fuzzed(scope: Scope) -> Outcome:
    outcome, random = Outcome(), scope.random()
    scope.folder.joinpath("samples").mkdir()
    kinds = samples(scope.folder / "samples")
    refused: Counter[str] = Counter()
    if scope.short:
        kinds = {kind: kinds[kind] for kind in random.sample(sorted(kinds), 5)}
    for batch in range(scope.times(1, 20)):
        folder = scope.folder / f"batch{batch}"
        folder.mkdir()
        (folder / "witness.txt").write_text(WITNESS, encoding="utf-8")
        for kind, whole in kinds.items():
            for number in range(6 if scope.short else TOGETHER):
                (folder / f"f{number:03}.{kind}").write_bytes(mutated(whole, random))
                outcome.injected += 1
        data = scope.folder / "data"
        ended = run("reindex", str(folder), "--data", str(data), timeout=1800)
        if ended.crashed or ended.code:
            outcome.crashed += 1
            outcome.notes.append(f"batch {batch}: {ended.code} {ended.error[-400:]}")
        elif not any(speech.title == "见证会议上的讲话" for speech in open_index(data).speeches()):
            outcome.lost += 1
            outcome.notes.append(f"batch {batch}: the file beside them is not indexed")
        for kind, *reason in re.findall(
            r"\.(\w+)[^\n]*(?:cannot be read \((\w+): |(ended the process)|(takes longer))", ended.error
        ):
            refused[f"{kind} {''.join(reason)}"] += 1
    # These are contained, not harmless to know: a library broke on the file.
    outcome.notes.extend(
        f"contained: {kind}, {times} times" for kind, times in refused.most_common() if not scope.short
    )
    return outcome


def _docx(document: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
            ' PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
            ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", document)
    return made.getvalue()


def _word(body: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return b'<w:document xmlns:w="' + space + b'"><w:body>' + body + b"</w:body></w:document>"


BOMBS: dict[str, Callable[[], bytes]] = {
    "empty-paragraphs.docx": lambda: _docx(_word(b"<w:p/>" * 8_000_000)),
    "beyond.docx": lambda: _docx(_word(b"<w:p/>" * 60_000_000)),
    "million-paragraphs.docx": lambda: _docx(_word(b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000)),
    "deep.docx": lambda: _docx(_word(b"<w:p>" * 200_000 + b"</w:p>" * 200_000)),
    "entities.docx": lambda: _docx(
        b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 10) for n in range(9))
        + b"]>"
        + _word(b"<w:p><w:r><w:t>&a8;</w:t></w:r></w:p>")
    ),
    "wide.csv": lambda: (
        ",".join(f"列{n}" for n in range(200_000)).encode() + b"\n" + b"a," * 200_000 + b"\n" + b"b\n" * 9000
    ),
    "quotes.csv": lambda: b"title,text\n" + b'"' * 2_900_000,
    "large.txt": lambda: "工作要点，".encode() * 8_000_000,
    "one-line.html": lambda: b"<div>" * 400_000 + "正文".encode(),
    "numbers.txt": lambda: "".join(f"{n}.\n" for n in range(400_000)).encode(),
    "marks.md": lambda: b"#" * 1_000_000 + b"\n" + b"> " * 500_000,
    "braces.rtf": lambda: b"{\\rtf1 " + b"{" * 300_000,
    "nested.jsonl": lambda: b'{"text": ' + b"[" * 1_000_000 + b"\n",
    "spaces.txt": lambda: "\u3000".encode() * 2_000_000 + "字".encode(),
}


QUICK = ("beyond.docx", "entities.docx", "wide.csv", "nested.jsonl")
"""Bombs that are refused before they are read."""


def _hostile(scope: Scope) -> Outcome:
    """Index a folder of bombs and one ordinary file; each bomb is refused or read, the ordinary file is indexed."""
    outcome = Outcome()
    folder = scope.folder / "collection"
    folder.mkdir()
    (folder / "witness.txt").write_text(WITNESS, encoding="utf-8")
    names = QUICK if scope.short else tuple(BOMBS)
    for name in names:
        (folder / name).write_bytes(BOMBS[name]())
    data = scope.folder / "data"
    begun = time.monotonic()
    ended = run("reindex", str(folder), "--data", str(data), timeout=2 * HARMED_SECONDS)
    outcome.injected = len(names)
    if ended.crashed or ended.code:
        outcome.crashed += 1
        outcome.notes.append(f"{ended.code}: {ended.error[-1000:]}")
    elif not any(speech.title == "见证会议上的讲话" for speech in open_index(data).speeches()):
        outcome.lost += 1
        outcome.notes.append("the file beside them is not indexed")
    if time.monotonic() - begun > HARMED_SECONDS:
        outcome.crashed += 1
        outcome.notes.append(f"took {time.monotonic() - begun:.0f} seconds")
    if not scope.short:
        outcome.notes.extend(line[:200] for line in ended.error.splitlines())
    return outcome


FAULTS = (
    Fault("files of every format with bytes exchanged", _fuzzed),
    Fault("bombs and monsters among the files", _hostile),
)
