"""A web page copied as text: menus, lists of other pieces and what stands at its foot go, the piece stays whole."""

import pytest

from index.structure import parse
from tests.index.messy import NEXT, PAST, texts, titles

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
    ],
)
def test_what_stands_above_a_piece_on_its_page_goes(top: str) -> None:
    [speech] = parse(
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
        "扫一扫在手机打开当前页\n主办：县政府办公室　承办：大数据中心\n邮编：000000\n网站标识码：0000000000",
    ],
)
def test_what_stands_below_a_piece_on_its_page_goes(foot: str) -> None:
    [speech] = parse(f"{TITLE}\n{PAST}\n{NEXT}\n{foot}", "文件")
    assert (speech.title, texts(speech)) == (TITLE, [PAST, NEXT])


def test_two_pages_one_after_the_other_are_two_speeches() -> None:
    second = "在全县卫生工作会议上的讲话"
    page = "{0}\n当前位置：首页 > 新闻中心\n{1}\n来源：县政府　发布时间：2023-02-06\n同志们：\n{2}\n{3}"
    speeches = parse("\n".join(page.format(MENU, title, PAST, FOOT) for title in (TITLE, second)), "文件")
    assert titles(speeches) == [TITLE, second]
    assert [texts(speech)[0].endswith(f"同志们：\n{PAST}") for speech in speeches] == [True, True]
    assert "版权" not in "".join("".join(texts(speech)) for speech in speeches)


def test_signatures_and_titles_beside_an_editors_name_stay() -> None:
    speeches = parse(
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
    [speech] = parse(f"# {TITLE}\n\n{PAST}\n\n{text}\n\n{NEXT}", "文件")
    assert texts(speech) == [PAST, NEXT]


def test_a_picture_set_as_a_tag_goes() -> None:
    [speech] = parse(f'# {TITLE}\n<img class="a" src="https://example.org/a.png">\n\n{PAST}', "文件")
    assert texts(speech) == [PAST]


def test_a_title_between_the_foot_of_one_page_and_the_links_of_the_next_stays() -> None:
    second = "在全县卫生工作会议上的讲话"
    speeches = parse(
        f"{TITLE}\n同志们：\n{PAST}\n槐安县政府 版权所有\n{second}\n上一篇：甲\n下一篇：乙\n同志们：\n{NEXT}", "文件"
    )
    assert titles(speeches) == [TITLE, second]


def test_a_title_above_the_path_of_its_page_stays_where_none_is_below() -> None:
    [speech] = parse(f"{TITLE}\n首页\n走进槐安\n当前位置：首页 > 讲话\n同志们：\n{PAST}", "文件")
    assert (speech.title, texts(speech)) == (TITLE, [f"同志们：\n{PAST}"])
