"""The commands that read the index: one question or many, a question set, the list of speeches."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import output
from bot.cli.invocation import DONE, FAILED, WRONG_USAGE, Invocation
from bot.config import Settings

if TYPE_CHECKING:
    from index import Answer, Index
    from index.evaluation.figures import Evaluation


def ask(call: Invocation) -> int:
    """Answer the question, or every one of a file; returns the exit code."""
    options = call.options
    question = " ".join(options.question).strip()
    if bool(question) == (options.batch is not None):
        return call.fail("ask: give either a QUESTION or --batch FILE.jsonl", WRONG_USAGE)
    index = _open(call.settings)
    batch: Iterator[tuple[str | None, str]] = iter([(None, question)])
    if options.batch is not None:
        batch = _batch(options.batch)
    for number, text in batch:
        answer = index.search(text, options.limit)
        if options.json:
            output.as_json(output.answer_object(number, answer, explain=options.explain))
        else:
            if options.batch is not None:
                print(f"# {text}")
            output.as_text(index, answer, call, explain=options.explain)
    return DONE


def run_eval(call: Invocation) -> int:
    """Print how well the index answers a question set; returns the exit code."""
    from index.evaluation.figures import DEPTH
    from index.evaluation.figures import evaluate as figures_of
    from index.evaluation.question_set import read_questions

    questions = read_questions(call.options.questions)
    index = _open(call.settings, own_words=not call.options.without_words)
    silent = 0

    def asked(question: str) -> "Answer":
        nonlocal silent
        answer = index.search(question, DEPTH)
        silent += bool(answer.missing_shards)
        return answer

    figures = figures_of(questions, asked)
    if call.options.json:
        shown = asdict(figures)
        if not call.options.misses:
            del shown["misses"], shown["mismarked"]
        output.as_json(shown)
    else:
        _print_figures(call, figures)
    if silent:
        return call.fail(f"{silent} of {len(questions)} questions were asked while shards did not answer", FAILED)
    return DONE


def _print_figures(call: Invocation, figures: "Evaluation") -> None:
    """Print the tables for a person, and what went wrong where that is wanted."""
    from index import Certainty

    print(f"{'kind':14}{'questions':>10}{'hit@1':>8}{'hit@3':>8}{'hit@10':>8}{'MRR@10':>8}")
    for row in figures.rows:
        print(f"{row.kind:14}{row.questions:10}{row.hit1:8.3f}{row.hit3:8.3f}{row.hit10:8.3f}{row.mrr10:8.3f}")
    for pattern, said in (
        (call.say("certainty of the {total} with an answer", total=figures.answerable.total), figures.answerable),
        (call.say("certainty of the {total} without", total=figures.unanswerable.total), figures.unanswerable),
    ):
        if said.total:
            print(
                f"{pattern}: " + "  ".join(f"{name} {count / said.total:.3f}" for name, count in asdict(said).items())
            )
    print(call.say("right when sure: {right} of {sure}", right=figures.sure_right, sure=figures.answerable.sure))
    if (marking := figures.marking) is not None:
        precision, recall = f"{marking.precision:.3f}", f"{marking.recall:.3f}"
        print(
            call.say(
                "marked sentences of {questions} questions: precision {precision}, recall {recall}",
                questions=marking.questions,
                precision=precision,
                recall=recall,
            )
        )
    if call.options.misses:
        for miss in figures.misses:
            if miss.certainty == Certainty.NONE:
                where = call.say("none")
            else:
                where = call.say("place {rank}", rank=miss.rank) if miss.rank else call.say("not found")
            print(f"{miss.question.id}\t{miss.question.kind}\t{where}\t{miss.question.text}")
        for each in figures.mismarked:
            print(f"{each.question.id}\t{each.question.text}")
            for text in dict.fromkeys((*each.marked, *each.question.sentences)):
                missed, right = text not in each.marked, text in each.question.sentences
                print(f"  {'-' if missed else '=' if right else '+'} {text}")


def speeches(call: Invocation) -> int:
    """List what is indexed, or tell how a file is cut; returns the exit code."""
    if call.options.explain is not None:
        return _explain(call, call.options.explain)
    for speech in _open(call.settings).speeches():
        if call.options.json:
            own = {"speech": speech.id, "date_source": speech.date_source}
            output.as_json(output.speech_object(speech) | own)
        else:
            indent = "    " * len(speech.outer)
            passages = call.say("{passages:passage|passages}", passages=speech.passages)
            print(f"{indent}{speech.title}\t{passages}\t{speech.source}")
    return DONE


SHOWN = 24
"""So many characters of a line are shown beside the rules that hold for it."""


def _explain(call: Invocation, path: Path) -> int:
    from bot.texts.shell_structure import reason_in, rule_in
    from index.readers import explain_file

    between = ", " if call.language == "en" else "、"
    for each in explain_file(path, path.name):
        headings = list(dict.fromkeys(words for passage in each.speech.passages for words in passage.headings))
        if call.options.json:
            row = {"title": each.speech.title, "outer": each.speech.outer, "headings": headings}
            rules = [{"line": line.text, "rules": line.rules} for line in each.lines]
            output.as_json({**row, "passages": len(each.speech.passages), "reason": each.reason, "lines": rules})
        else:
            print(f"{' › '.join((*each.speech.outer, each.speech.title))}\t{reason_in(call.language, each.reason)}")
            for line in each.lines:
                names = between.join(rule_in(call.language, rule) for rule in line.rules)
                print(f"    [{line.text[:SHOWN]}]\t{names}")
            for words in headings:
                print(f"    {words}")
    return DONE


def _open(settings: Settings, *, own_words: bool = True) -> "Index":
    from index import open_index

    if settings.cluster is not None:
        from index.cluster.live import ClusterLive

        return ClusterLive(settings.data, settings.cluster).get()
    return open_index(settings.data, own_words=own_words)


def _batch(path: Path) -> Iterator[tuple[str | None, str]]:
    from index.evaluation.question_set import read_asked, read_lines

    return read_lines(path, read_asked, '{"id", "question"}')
