"""How much of the sample collection comes back from each format: the share of the passages that .docx gives.

`python -m tests.benchmarks.formats` prints the table of docs/formats.md. Formats made by LibreOffice are left out where
it is missing, scans where the extra [ocr] is.
"""

import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from index.readers import read_speeches
from index.readers.pdf import pdf_text
from index.readers.recognition import can_recognise
from index.readers.square_glyphs import system_fonts
from tests.index.readers.making import MAKERS, Block, make_docx, make_pdf, sample_blocks

DPI = 150

LONG = 10
"""The sample is so many times in the PDF that is timed."""


def make_scan(blocks: Sequence[Block], path: Path) -> None:
    """Draw the pages of a PDF, lay them askew and with noise, and put the pictures into a TIFF."""
    import pypdfium2
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "set.pdf")
        make_pdf(blocks, made)
        document = pypdfium2.PdfDocument(made)
        with system_fonts():
            images = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
        noise = np.random.default_rng(1)
        pages = []
        for number, image in enumerate(images):
            turned = np.asarray(image.rotate((0.8, -0.6)[number % 2], fillcolor=255)).astype(np.int16)
            pages.append(Image.fromarray(np.clip(turned + noise.normal(0, 12, turned.shape), 0, 255).astype(np.uint8)))
        pages[0].save(path, save_all=True, append_images=pages[1:])
        document.close()


def passages(path: Path) -> list[tuple[str, str]]:
    return [(speech.title, each.text) for speech in read_speeches(path, path.name) for each in speech.passages]


def row(name: str, made: Path, expected: Sequence[tuple[str, str]]) -> str:
    begun = time.process_time()
    found = passages(made)
    seconds = time.process_time() - begun
    same = sum((Counter(expected) & Counter(found)).values())
    titles = {title for title, _ in expected}
    kept = len(titles & {title for title, _ in found})
    return f"| {name} | {same / len(expected):.3f} | {kept} of {len(titles)} | {seconds:.1f} |"


def pages_a_second(blocks: Sequence[Block], path: Path, *, embedded: bool) -> float:
    """Read a long PDF from its bytes to its passages; give its pages for each processor second."""
    make_pdf(list(blocks) * LONG, path, embedded=embedded)
    pages = len(pdf_text(path).pages)
    begun = time.process_time()
    passages(path)
    return pages / (time.process_time() - begun)


def main() -> None:
    blocks = sample_blocks()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        word = folder / "文.docx"
        make_docx(blocks, word)
        expected = passages(word)
        print("| format | same passages | titles | CPU seconds |\n|---|---|---|---|")
        makers = {suffix: maker for suffix, maker in MAKERS.items() if suffix not in {".docx", ".pdf"}}
        makers["`.pdf`, one column"] = make_pdf
        makers["`.pdf`, two columns"] = partial(make_pdf, columns=2)
        makers["`.pdf` with an outline"] = partial(make_pdf, outline=True)
        for kind, maker in makers.items():
            made = folder / f"made{kind if kind.startswith('.') else '.pdf'}"
            maker(blocks, made)
            print(row(f"`{kind}`" if kind.startswith(".") else kind, made, expected), flush=True)
        office = shutil.which("soffice")
        for suffix in (".doc", ".pdf", ".rtf", ".odt", ".epub") if office else ():
            command = [office or "", "--headless", "--convert-to", suffix[1:], "--outdir", name, str(word)]
            subprocess.run(command, check=True, capture_output=True)
            print(row(f"`{suffix}` by LibreOffice", word.with_suffix(suffix), expected), flush=True)
        for embedded in (True, False):
            pages = pages_a_second(blocks, folder / "long.pdf", embedded=embedded)
            print(f"{pages:.0f} pages of a PDF a second, its font {'' if embedded else 'not '}embedded", flush=True)
        if can_recognise():
            make_scan(blocks, folder / "scan.tif")
            print(row(f"scan at {DPI} dpi, askew, with noise", folder / "scan.tif", expected), flush=True)


if __name__ == "__main__":
    main()
