"""A web page copied as text: menus, lists of other pieces and what stands at its foot go, the piece stays whole."""

import pytest

from index.dates.metadata import dated
from tests.index.messy import NEXT, PAST, parsed, texts, titles

TITLE = "在全县教育工作会议上的讲话"
MENU = "首页\n走进槐安\n新闻中心\n政务公开\n互动交流"
OTHERS = "推荐阅读\n在全县水利工作会议上的讲话[02-28]\n感恩同心共筑梦，奋楫笃行启新程[09-02]"
FOOT = "上一篇：走向远方[ 06-20 ]\n下一篇：没有了\n网站地图\n|\n校长信箱\n槐安县政府 版权所有\n地址：站前大道1号"


@pytest.mark.parametrize(
    "top",
    [
        f"{MENU}\n{OTHERS}\n当前位置：首页 > 新闻中心 > 校长专栏\n校长专栏",
        f"{MENU}\n您现在的位置：首页>>新闻中心>>正文\n正文",
        MENU,
        "设为首页 | 加入收藏\n首页\n时政\n国际\n当前位置：首页>时政>要闻",
        "首页 要闻 县情 财经 论坛\n槐安网 >> 要闻",
        "跳至主要內容\n繁體 | 简体 | ENG\n槐安 > 新闻 > 正文",
        "← | 在全县水利工作会议上的讲话 | 在全县卫生工作会议上的讲话 →",
    ],
)
def test_what_stands_above_a_piece_on_its_page_goes(top: str) -> None:
    [speech] = parsed(
        f"{top}\n{TITLE}\n2023年10月25日 08:12　来源：县教育局\n【字号 大 中 小】【打印】\n{PAST}\n{NEXT}", "文件"
    )
    assert speech.title == TITLE
    assert texts(speech) == [f"2023年10月25日 08:12　来源：县教育局\n{PAST}", NEXT]


@pytest.mark.parametrize(
    "foot",
    [
        FOOT,
        "（责任编辑：小林）\n相关新闻\n· 代表热议报告\n热点推荐\n1 调图\n评论\n用户名： 密码：\nAll Rights Reserved",
        "预览时标签不可点\n微信扫一扫\n关注该公众号\n[知道了](javascript:;)\n视频\n小程序\n赞\n，轻点两下取消赞\n分享\n留言",
        "热点排行\n我县旅游收入增长\n未来一周天气\n关于我们 | 网站地图 | 联系方式\n© 2019 槐安网 私隐政策",
        "相關新聞\n山村通了公路\n渔民喜获丰收",
        "微信扫码分享",
        "扫一扫在手机打开当前页\n主办：县政府办公室　承办：大数据中心\n邮编：000000\n网站标识码：0000000000",
    ],
)
def test_what_stands_below_a_piece_on_its_page_goes(foot: str) -> None:
    [speech] = parsed(f"{TITLE}\n{PAST}\n{NEXT}\n{foot}", "文件")
    assert (speech.title, texts(speech)) == (TITLE, [PAST, NEXT])


def test_a_short_title_below_a_menu_stays() -> None:
    [speech] = parsed(
        f"首頁\n港聞\n國際\n財經\n體育\n施政報告：結語\n【槐安台】 2017-01-18 分享 | 列印\n{PAST}", "文件"
    )
    assert (speech.title, texts(speech)) == ("施政報告：結語", [f"【槐安台】 2017-01-18\n{PAST}"])


@pytest.mark.parametrize(
    "buttons", ["　【字号 大 中 小】【打印】【关闭】", " 分享 | 列印", "  字号：大 中 小  打印本页  关闭窗口"]
)
def test_buttons_behind_a_date_go(buttons: str) -> None:
    [speech] = parsed(
        f"{TITLE}\n各级领导、各有关部门和各乡镇负责人以及全体教师代表出席了这次会议\n2023年10月{buttons}\n{PAST}",
        "文件",
    )
    assert "2023年10月" in texts(speech)[0].split("\n")
    [speech] = parsed(f"{TITLE}\n2023年以来有三万人次点了 分享\n{PAST}\n", "文件")
    assert "三万人次点了" in texts(speech)[0]


def test_two_pages_one_after_the_other_are_two_speeches() -> None:
    second = "在全县卫生工作会议上的讲话"
    page = "{0}\n当前位置：首页 > 新闻中心\n{1}\n来源：县政府　发布时间：2023-02-06\n同志们：\n{2}\n{3}"
    speeches = parsed("\n".join(page.format(MENU, title, PAST, FOOT) for title in (TITLE, second)), "文件")
    assert titles(speeches) == [TITLE, second]
    assert [texts(speech)[0].endswith(f"同志们：\n{PAST}") for speech in speeches] == [True, True]
    assert "版权" not in "".join("".join(texts(speech)) for speech in speeches)


def test_signatures_and_titles_beside_an_editors_name_stay() -> None:
    speeches = parsed(
        f"{TITLE}\n同志们：\n{PAST}\n林国栋\n2023年3月1日\n（责任编辑：小林）\n在全县卫生工作会议上的讲话\n（2023年4月5日）\n"
        f"同志们：\n{NEXT}\n（责任编辑：小林）",
        "文件",
    )
    assert titles(speeches) == [TITLE, "在全县卫生工作会议上的讲话"]
    assert texts(speeches[0])[-1].endswith("林国栋\n2023年3月1日")


@pytest.mark.parametrize(
    "text",
    [
        "[知道了](javascript:void(0);)",
        "![](a.png)",
        '![图](a.png "说明")',
        "[![](a.png)](https://example.org/a)",
    ],
)
def test_buttons_and_pictures_of_a_page_saved_as_markdown_go(text: str) -> None:
    [speech] = parsed(f"# {TITLE}\n\n{PAST}\n\n{text}\n\n{NEXT}", "文件")
    assert texts(speech) == [PAST, NEXT]


def test_a_picture_set_as_a_tag_goes() -> None:
    [speech] = parsed(f'# {TITLE}\n<img class="a" src="https://example.org/a.png">\n\n{PAST}', "文件")
    assert texts(speech) == [PAST]


def test_a_title_between_the_foot_of_one_page_and_the_links_of_the_next_stays() -> None:
    second = "在全县卫生工作会议上的讲话"
    speeches = parsed(
        f"{TITLE}\n同志们：\n{PAST}\n槐安县政府 版权所有\n{second}\n上一篇：甲\n下一篇：乙\n同志们：\n{NEXT}", "文件"
    )
    assert titles(speeches) == [TITLE, second]


def test_a_title_above_the_path_of_its_page_stays_where_none_is_below() -> None:
    [speech] = parsed(f"{TITLE}\n首页\n走进槐安\n当前位置：首页 > 讲话\n同志们：\n{PAST}", "文件")
    assert (speech.title, texts(speech)) == (TITLE, [f"同志们：\n{PAST}"])


@pytest.mark.parametrize(
    "column",
    [
        "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】",
        "【字体：\n大\n中\n小】\n打印\n关闭",
        "分享到：\n微信\n微博",
        "字號：\n放大\n縮小\n列印",
        "打印本页\n收藏\n分享",
    ],
)
def test_buttons_one_below_another_go_and_name_no_speaker(column: str) -> None:
    [speech] = dated(parsed(f"{column}\n{TITLE}\n2023年10月25日\n县长　周明\n同志们：\n{PAST}", "文件"), "文件")
    assert (speech.title, speech.metadata.speaker) == (TITLE, "周明")
    assert texts(speech) == [f"2023年10月25日\n县长　周明\n同志们：\n{PAST}"]


@pytest.mark.parametrize("lines", ["收藏\n分享\n评论", "大\n中\n小", "下载\n打印"])
def test_words_that_may_be_buttons_stay_in_a_text(lines: str) -> None:
    [speech] = parsed(f"{TITLE}\n{PAST}\n{lines}\n{NEXT}", "文件")
    assert lines in "\n".join(texts(speech))
