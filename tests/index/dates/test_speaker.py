"""Who gives a speech, in which office and where."""

import pytest

from index.dates.speaker import Given, given
from index.model import ParsedPassage, ParsedSpeech

BODY = "同志们，今天这个会只讲一件事，就是把水管到每一户人家门口。"


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        ("在供水工作会上的讲话", "县长　周明　2021年3月5日", Given("周明", "县长")),
        ("在供水工作會上的講話", "曾文清　2021年3月5日", Given("曾文清")),
        ("在供水工作会上的讲话", "周　明\n（2021年3月5日　岚浦县礼堂）", Given("周明", None, "岚浦县礼堂")),
        ("在供水工作会上的讲话", "讲话人：周明\n地点：岚浦县礼堂", Given("周明", None, "岚浦县礼堂")),
        ("在供水工作会上的讲话", "讲话人 周明", Given("周明")),
        ("在供水工作会上的讲话", "演讲者　县长 周明", Given("周明", "县长")),
        ("在供水工作会上的讲话", "主讲：县水利局局长周明　时间：2021年3月5日", Given("周明", "县水利局局长")),
        ("论水", "约翰·P.巴洛（1996年）", Given("约翰·P.巴洛")),
        ("水到渠成——周明在供水工作会上的讲话", "", Given("周明")),
        ("县长在供水工作会上的讲话", "", Given(None, "县长")),
        ("县委书记周明同志在供水工作会上的讲话", "", Given("周明", "县委书记")),
        ("在供水工作会上的讲话", "（2021年3月5日区政协常委会议通过）", Given()),
        ("关于供水工作的报告", "", Given()),
        ("供水会记录", "2021年3月5日星期五", Given()),
        ("供水会记录", "2021年3月5日　周五　上午", Given()),
        ("供水会记录", "2021年3月5日（礼拜五）　周　明", Given("周明")),
        ("供水會記錄", "2021年3月5日星期五\n周三", Given()),
        ("给水厂的信", "写于2021年春天", Given()),
        ("给水厂的信", "2021年除夕", Given()),
        ("给水厂的信", "2021年夏夜", Given()),
        ("给水厂的信", "初稿　2021年3月5日", Given()),
        ("给水厂的信", "2021年3月5日　修订", Given()),
        ("给水厂的信", "2021年3月5日改毕", Given()),
        ("给水厂的信", "2021年3月　于病中", Given()),
        ("给水厂的信", "2021年3月　于深圳", Given(None, None, "深圳")),
        ("给水厂的信", "2021年3月　安庆", Given(None, None, "安庆")),
        ("给水厂的信", "于文清　2021年3月5日", Given("于文清")),
        ("给水厂的信", "曾俊华　2021年3月5日", Given("曾俊华")),
        ("给水厂的信", "欧阳文　2021年3月5日", Given("欧阳文")),
    ],
)
def test_the_speaker_is_read(title: str, head: str, expected: Given) -> None:
    text = f"{head}\n{BODY}" if head else BODY
    assert given(ParsedSpeech(title, (ParsedPassage(text),))) == expected
