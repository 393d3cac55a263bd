"""An administrator's own words: read line by line, in effect at the next question, and only where they concern it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import open_index, reindex
from index.analysis.folding import fold_letters
from index.query.own_words import WORDS_FILE, LatestWords, WordMistake, parse_words

TEXTS = {
    "jobs": "就业工作报告\n对离校未就业的高校毕业生，县里开设了三百个见习岗位，每人每月补贴一千八百元。",
    "army": "征兵工作报告\n大学生当兵的越来越多，今年县里送走了四十二名大学生新兵，武装部给每家送去了喜报。",
    "hall": "乡村文化报告\n乡贤馆去年接待了九千人。村里的乡亲和贤达都说，文化馆也该修一修了。",
    "library": "图书馆工作报告\n图书馆和文化馆今年延长了开放时间，乡里的贤达捐了两千册书。",
}


@pytest.fixture
def data(tmp_path: Path, collection: Callable[..., Path]) -> Path:
    reindex(tmp_path / "data", [collection(**TEXTS)])
    return tmp_path / "data"


def first(data: Path, question: str, *, own_words: bool = True) -> str:
    hits = open_index(data, own_words=own_words).search(question, 3).hits
    return hits[0].passage.title if hits else ""


def test_a_term_finds_what_the_collection_calls_otherwise(data: Path) -> None:
    (data / WORDS_FILE).write_text("娃娃兵 = 大学生新兵\n", encoding="utf-8")
    answer = open_index(data).search("乡里送走了多少娃娃兵", 3)
    assert answer.hits[0].passage.title == "征兵工作报告"
    assert answer.understood == "乡里送走了多少大学生新兵"
    changed = first(data, "乡里送走了多少娃娃兵", own_words=False) != "征兵工作报告"
    assert answer.own_words == (("娃娃兵 = 大学生新兵",) if changed else ())


def test_the_entries_that_changed_the_first_passage_are_told(data: Path) -> None:
    (data / WORDS_FILE).write_text("- 文化馆 图书馆\n文化馆的钱 = 见习岗位补贴\n", encoding="utf-8")
    before = first(data, "文化馆的钱", own_words=False)
    answer = open_index(data).search("文化馆的钱", 3)
    assert before != "就业工作报告"
    assert answer.hits[0].passage.title == "就业工作报告"
    assert answer.own_words == ("文化馆的钱 = 见习岗位补贴",)


def test_words_to_ignore_are_left_out_and_never_all_of_them(data: Path) -> None:
    (data / WORDS_FILE).write_text("- 文化馆的同志们\n", encoding="utf-8")
    assert first(data, "文化馆的同志们乡贤馆接待了多少人") == "乡村文化报告"
    assert first(data, "文化馆的同志们") in ("乡村文化报告", "图书馆工作报告")


def test_a_name_is_looked_up_whole_where_the_collection_has_it(data: Path) -> None:
    (data / WORDS_FILE).write_text("+ 乡贤馆\n+ 老年大学\n", encoding="utf-8")
    assert first(data, "乡贤馆的情况") == "乡村文化报告"
    assert first(data, "老年大学招了几名大学生新兵") == "征兵工作报告"


def test_a_change_holds_from_the_next_question_on(data: Path) -> None:
    index = open_index(data)
    path = data / WORDS_FILE
    assert index.search("娃娃兵", 1).understood is None
    path.write_text("娃娃兵 = 大学生新兵\n", encoding="utf-8")
    assert index.search("娃娃兵送走了多少名", 1).hits[0].passage.title == "征兵工作报告"
    path.unlink()
    assert index.search("娃娃兵送走了多少名", 1).own_words == ()


def test_mistakes_are_told_by_line_and_the_other_lines_hold() -> None:
    words = parse_words("# 说明\n大学生 = 高校毕业生\n一个词\n甲 = 乙丙\n乙 =\n+ 高校毕业生\n- 请问\n左右 = 左右\n")
    assert [entry.text for entry in words.entries] == ["大学生 = 高校毕业生", "- 请问"]
    assert words.mistakes == (
        WordMistake(3, "is no entry; write `a = b`, `+ name` or `- word`"),
        WordMistake(4, "has a term of one character: 甲"),
        WordMistake(5, "has a term of one character: 乙"),
        WordMistake(6, "has a term that line 2 has: 高校毕业生"),
        WordMistake(8, "has the same term twice"),
    )


def test_terms_are_found_however_they_are_written_and_not_inside_latin_words() -> None:
    words = parse_words("AI = 人工智能\n大學生＝高校畢業生\n")
    assert [each.text for each in words.rewritten("Ai怎么用")] == ["Ai怎么用", "人工智能怎么用"]
    assert words.rewritten("chair 在哪里") == []
    assert [each.text for each in words.rewritten("大学生就业")][1] == "高校畢業生就业"


@given(st.text(alphabet="=+-# \n大学生毕业AIb", max_size=200), st.text(alphabet="大学生毕业AIb怎么", max_size=40))
def test_a_question_that_no_entry_concerns_stays_as_it_is(text: str, question: str) -> None:
    words = parse_words(text)
    assert len(words.entries) + len(words.mistakes) <= len(text.splitlines())
    concerned = any(fold_letters(term) in fold_letters(question) for entry in words.entries for term in entry.terms)
    assert concerned or words.rewritten(question) == []


def test_a_file_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    latest = LatestWords(tmp_path)
    assert latest.get().entries == ()
    (tmp_path / WORDS_FILE).write_bytes("甲乙 = 丙丁\n".encode("gb18030"))
    assert latest.get().entries == () or latest.get().mistakes == ()
    os.utime(tmp_path / WORDS_FILE, (1, 1))
    (tmp_path / WORDS_FILE).write_text("甲乙 = 丙丁\n", encoding="utf-8")
    assert [entry.text for entry in latest.get().entries] == ["甲乙 = 丙丁"]
