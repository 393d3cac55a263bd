"""How well the marked sentences are those that answer: precision and recall over a labelled set.

    python -m tests.benchmarks.sentences [--misses] [FILE.jsonl]

Each line of the set is {"question", "text", "sentences"}: a passage and the whole sentences of it that answer. All
passages make one collection; a question is asked of it, and what is marked in its own passage is compared.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index import Live, reindex
from index.ranking import highlighting

LABELLED = Path(__file__).parent.parent / "data" / "sentences.jsonl"
LOOKED_AT = 50
"""Passages of an answer among which the question's own is looked for."""


@dataclass(frozen=True)
class Marked:
    """A question, the sentences that answer it and those that were marked, by their text."""

    question: str
    right: tuple[str, ...]
    marked: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=LABELLED)
    parser.add_argument("--misses", action="store_true", help="list what is marked beside or not marked")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        marks = list(measured(options.file, Path(folder)))
    precision, recall = figures(marks)
    print(f"{len(marks)} questions: precision {precision:.3f}, recall {recall:.3f}")
    if options.misses:
        for each in marks:
            if set(each.right) != set(each.marked):
                print(each.question)
                for text in dict.fromkeys((*each.marked, *each.right)):
                    sign = "=" if text in each.marked and text in each.right else "+" if text in each.marked else "-"
                    print(f"  {sign} {text}")


def measured(file: Path, folder: Path) -> Iterator[Marked]:
    """Ask each question of a set in a collection made in `folder`; one whose passage is not found has no mark."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    texts = list(dict.fromkeys(line["text"] for line in lines))
    collection = folder / "passages.jsonl"
    rows = ({"id": str(number), "title": f"第{number}段", "text": text} for number, text in enumerate(texts))
    collection.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    reindex(folder / "data", [collection])
    index = Live(folder / "data").get()
    for line in lines:
        text = line["text"]
        hits = index.search(line["question"], LOOKED_AT).hits
        spans = next((hit.sentences for hit in hits if hit.passage.text == text), ())
        marked = [
            text[start:end]
            for start, end in highlighting.sentences(text)
            if any(first < end and start < last for first, last in spans)
        ]
        yield Marked(line["question"], tuple(line["sentences"]), tuple(marked))


def figures(marks: Sequence[Marked]) -> tuple[float, float]:
    """Give precision and recall over all sentences."""
    hits = sum(len(set(each.right) & set(each.marked)) for each in marks)
    return hits / sum(len(each.marked) for each in marks), hits / sum(len(each.right) for each in marks)


if __name__ == "__main__":
    main()
