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
        ("供水会纪录", "主　　席　周院長文清", Given("周文清", "院長")),
        ("给水厂的信", "作者：记者周明", Given("周明", "记者")),
        ("給水廠的信", "作者：縣報實習記者曾文清", Given("曾文清", "縣報實習記者")),
        ("给水厂的信", "作者：县报记者", Given("县报记者")),
        ("给水厂的信", "（作者：周明，县水利局干部）", Given("周明")),
        ("县长会见水务公司董事长周明", "", Given()),
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


@pytest.mark.parametrize(
    ("title", "foot", "expected"),
    [
        ("在供水工作会上的发言", "中共岚浦县委书记　周明", Given("周明", "中共岚浦县委书记")),
        ("在供水工作会上的发言", "作者：岚浦军区副政治委员周明同志\n2021年3月5日", Given("周明", "岚浦军区副政治委员")),
        ("致用户", "岚浦水务公司\n总经理：周明远", Given("周明远", "总经理")),
        ("致股东", "董事長　周文雄　敬上\n二〇二一年五月三日", Given("周文雄", "董事長")),
        ("给水厂的信", "周明\n2021年3月5日", Given("周明")),
        ("周明同志在水厂的一次讲话", "作者：李田\n（来源：县报）", Given("李田")),
        ("周明同志在水厂的一次讲话", "县长　李田", Given("周明")),
        ("县长在供水工作会上的讲话", "周明", Given("周明", "县长")),
        ("在供水工作会上的讲话", "校长：谢谢大家", Given()),
        ("供水会纪要", "县长　周明\n水利局局长　李田", Given()),
        ("供水会纪要", "责任编辑：\n周明", Given()),
        ("供水会纪要", "周明\n扫一扫打开", Given()),
        ("供水会纪要", "出席：县长　周明", Given()),
    ],
)
def test_who_signed_below_a_text_is_read(title: str, foot: str, expected: Given) -> None:
    assert given(ParsedSpeech(title, (ParsedPassage(BODY), ParsedPassage(f"{BODY}\n{foot}")))) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("常怀感恩之心──方滨生校长在毕业典礼上的讲话", Given("方滨生", "校长")),
        ("周建国市长在供水工作会上的讲话", Given("周建国", "市长")),
        ("周明副县长在供水工作会上的讲话", Given("周明", "副县长")),
        ("欧阳明院长在供水工作会上的讲话", Given("欧阳明", "院长")),
        ("欢迎词——岚浦水务公司总经理 周明远", Given("周明远", "岚浦水务公司总经理")),
        ("党组书记在供水工作会上的讲话", Given(None, "党组书记")),
        ("关工委主任在供水工作会上的讲话", Given(None, "关工委主任")),
        ("高校校长在供水工作会上的发言", Given(None, "高校校长")),
        ("安徽省长在供水工作会上的讲话", Given(None, "安徽省长")),
        ("我的老师——周明", Given()),
    ],
)
def test_who_speaks_is_read_from_a_title(title: str, expected: Given) -> None:
    assert given(ParsedSpeech(title, (ParsedPassage(BODY),))) == expected
