"""Questions of every form about words of the sample: each is answered, with no more passages than were asked for."""

from pathlib import Path

import pytest

from index import open_index

FORMS = (
    "{}",
    "{}是谁",
    "{}是什么",
    "谁提到{}",
    "{}有多少",
    "{}有哪些",
    "{}有哪些问题",
    "{}的措施有哪些",
    "为什么{}",
    "怎么{}",
    "什么时候{}",
    "{}在哪里",
    "“{}”",
    "-{}",
    "标题:{}",
    "讲话人:{}",
    "2022年{}",
    "最新的{}",
    "最早提到“{}”的是哪篇",
    "“{}” -{}",
    "谁在{}讲过话",
    "哪篇讲了{}",
    "哪些讲话提到{}",
    "有哪几篇讲了{}",
    "哪次会上说的{}",
    "{}第二点是什么",
    "{}的三点意见",
    "第一{}第二{}",
    "（一）{}",
    "2021年以后的{}",
    "去年{}",
    "哪五大{}",
    "{}方面做了什么",
    "{}主要讲了什么",
    "“{}” {}",
    "{}{}{}",
)
WORDS = ("时间", "小区", "茶叶", "县长", "二十", "北京", "的", "，", "建议", "a", "石门", "大会")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_fits_every_word(sample_data: Path, form: str) -> None:
    index = open_index(sample_data)
    first = index.speeches()[0].id
    for word in WORDS:
        question = form.replace("{}", word)
        for limit, within in ((10, None), (1, None), (5, first)):
            assert len(index.search(question, limit, within).hits) <= limit, question
