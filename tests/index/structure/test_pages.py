"""What a printed page, a web page or a mail adds to a text goes, and the text stays whole."""

import pytest

from index.structure.rules import Mark, has_mark
from tests.index.messy import NEXT, PAST, parsed, texts


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 领导讲话",
        "网站首页 | 走进槐安 | 政务公开 | 互动交流",
        "您当前的位置：首页 >> 领导讲话",
        "字号：大 中 小",
        "【字体：大 中 小】",
        "[打印] [关闭]",
        "【打印本页】【关闭窗口】",
        "打印本页 关闭窗口",
        "返回首页 返回顶部",
        "上一篇：在全县教育工作会议上的讲话",
        "下一篇：没有了",
        "责任编辑：王小丽",
        "（责任编辑：王小丽）",
        "编辑：小林 审核：老周",
        "▌责编：老李",
        "分享到：微信 微博 QQ空间",
        "版权所有：槐安县人民政府",
        "赣ICP备05001234号",
        "网站地图 | 联系我们 | 关于我们",
        "浏览次数：1024",
        "点击上方蓝字关注我们",
        "长按二维码关注",
        "点个“在看”，为考生加油！",
        "阅读原文",
        "往期推荐",
        "阅读 10万+  赞 328  在看 56",
        "相关热词搜索：讲话 报告",
        "本文来源于网络，如有侵权请联系删除",
        "下面是小编为大家整理的讲话稿，希望对你有帮助。",
    ],
)
def test_lines_of_the_web_page_go(line: str) -> None:
    [speech] = parsed(f"{line}\n在全县大会上的讲话\n{PAST}\n{line}\n{NEXT}\n{line}", "文件")
    assert (speech.title, texts(speech)) == ("在全县大会上的讲话", [PAST, NEXT])


@pytest.mark.parametrize(
    "line",
    [
        "编辑：您好，请问今年有什么打算？",
        "我们的编辑部设在首页大楼里。",
        "上一篇文章讲了种树。",
        "大、中、小企业要一起发展。",
        "坚决打击侵权行为，对侵权的商品一律下架并删除网页。",
        "希望大家继续关注我们的工作。",
        "来源：县政府办公室　作者：林国栋　发布时间：2023-02-06",
        "微信",
        "签发：陈立平",
        "中",
    ],
)
def test_a_line_that_only_sounds_like_a_web_page_stays(line: str) -> None:
    assert not has_mark(line, Mark.FURNITURE)
    assert line in "\n".join(texts(parsed(f"第一篇：大会讲话\n{PAST}\n{line}\n{NEXT}", "文件")[0]))


def test_where_a_text_was_published_stays_without_the_controls_beside_it() -> None:
    [speech] = parsed(
        f"在全县大会上的讲话\n发布日期：2023-03-01 来源：县教育局 字体：【大】【中】【小】 浏览次数：38\n{PAST}", "文件"
    )
    assert texts(speech) == [f"发布日期：2023-03-01 来源：县教育局\n{PAST}"]


@pytest.mark.parametrize(
    "line", ["返回首页" * 40 + "吗", "A-" * 100 + "x", "大" * 200 + "x", "编辑：" * 60, "字号：大 " * 40]
)
def test_a_line_made_to_be_looked_at_for_ever_is_not(line: str) -> None:
    assert isinstance(has_mark(line, Mark.FURNITURE), bool)


def test_a_web_page_saved_with_its_tags_has_its_title_headings_and_text() -> None:
    [speech] = parsed(
        f'<html><head><style>p {{ margin: 0 }}</style></head><body class="a"><h1 class="t">在妇女大会上的讲话</h1>\n'
        f'<!-- {NEXT} --><script type="text/javascript">var a = "<p>{NEXT}</p>";</script>'
        f'<p style="text-indent:2em"><span style="font-size:16px">{PAST}</span></p>'
        f"<p><strong>一、发挥优势</strong></p><p>&nbsp;&nbsp;{NEXT}&ldquo;半边天&rdquo;的作用不可替代。</p>"
        "<table><tr><td>甲镇</td><td>12</td></tr><tr><td>乙镇</td><td>8</td></tr></table></body></html>",
        "文件",
    )
    assert speech.title == "在妇女大会上的讲话"
    assert [(passage.headings, passage.text) for passage in speech.passages] == [
        ((), PAST),
        (("一、发挥优势",), f"{NEXT}“半边天”的作用不可替代。\n甲镇\t12\n乙镇\t8"),
    ]


@pytest.mark.parametrize(
    "text", ["3<5，5>3", "\n>50%的企业", "用<和>隔开", "x < y", "<未命名>", "A&B公司", "&;", "AT&T", "[注](见后)"]
)
def test_signs_that_are_no_markup_stay(text: str) -> None:
    [speech] = parsed(f"在会上的讲话\n{PAST}{text}。", "文件")
    assert texts(speech) == [f"{PAST}{text}。"]


def test_markdown_pictures_go_links_are_their_words_and_quotations_lose_their_sign() -> None:
    [speech] = parsed(
        f"# 在会上的讲话\n\n> {PAST}\n\n![一张图](a/b.png)\n\n{NEXT}见[公报](https://example.org/a)。", "文件"
    )
    assert texts(speech) == [PAST, f"{NEXT}见公报。"]


def printed(paragraphs: list[str], width: int, height: int, head: str, foot: str) -> str:
    """Set paragraphs in lines of a width and pages of a height, with a head and a foot on every page."""
    lines: list[str] = []
    for paragraph in paragraphs:
        text = f"　　{paragraph}"
        lines.extend(text[start : start + width] for start in range(0, len(text), width))
    pages = [lines[start : start + height] for start in range(0, len(lines), height)]
    return "\n".join(
        line
        for number, page in enumerate(pages, start=101)
        for line in (head.format(number), *page, foot.format(number))
        if line
    )


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("农村工作文选", "· {} ·"),
        ("农村工作文选", "{}"),
        ("", "第{}页"),
        ("{} 农村工作文选", ""),
        ("", "农村工作文选　　{}"),
    ],
)
def test_running_heads_and_page_numbers_go_and_the_sentences_across_pages_are_whole(head: str, foot: str) -> None:
    paragraphs = [PAST + NEXT, NEXT + PAST + "大家看是不是。", PAST + PAST + "就这样吧。", NEXT + NEXT + "散会。"]
    body = printed(paragraphs * 2, 26, 11, head, foot)
    [speech] = parsed(f"在全市农村工作会议上的讲话\n同志们：\n{body}", "文件")
    assert texts(speech)[0] == f"同志们：\n{paragraphs[0]}"
    assert "".join(texts(speech)).replace("\n", "") == f"同志们：{''.join(paragraphs * 2)}"


def test_the_title_of_the_next_talk_stays_though_it_is_a_running_head_on_later_pages() -> None:
    first, second = "在全县教育工作会议上的讲话", "在全县卫生工作会议上的讲话"
    pages = [f"（2024年3月5日）\n{PAST * 5}\n- 1 -", f"{first}\n{NEXT * 5}\n- 2 -"]
    pages += [f"{second}\n（2024年4月5日）\n{PAST * 5}\n- 3 -", f"{second}\n{NEXT * 5}\n- 4 -", f"{second}\n{PAST * 5}"]
    speeches = parsed("\n".join((first, *pages)), "文件")
    assert [speech.title for speech in speeches] == [first, second]
    assert first not in "".join(texts(speeches[0]))
    assert second not in "".join(texts(speeches[1]))


def test_numbered_examples_are_no_running_heads() -> None:
    [speech] = parsed(f"案例汇报会讲话\n案例 1\n{PAST * 5}\n案例 2\n{NEXT * 5}\n案例 3\n{PAST * 5}", "文件")
    said = "\n".join("\n".join((*passage.headings, passage.text)) for passage in speech.passages)
    assert all(f"案例 {number}" in said for number in (1, 2, 3))


def test_a_mail_is_named_by_its_subject_and_has_its_wrapped_paragraphs_back() -> None:
    def wrapped(text: str) -> str:
        return "\n".join(text[start : start + 19] for start in range(0, len(text), 19))

    [speech] = parsed(
        "发件人: 办公室 <office@example.org>\n收件人: 各科室\n主题: 局长在年终总结会上的讲话\n"
        "日期: 2022年12月30日 17:02\n\n"
        f"各位同事：\n\n{wrapped(PAST)}\n\n{wrapped(NEXT)}\n\n{wrapped(PAST)}\n",
        "文件",
    )
    assert speech.title == "局长在年终总结会上的讲话"
    assert texts(speech)[1:] == [NEXT, PAST]


def test_a_text_wrapped_by_characters_is_joined_where_figures_make_its_lines_narrow() -> None:
    figures = (
        "全年完成地区生产总值186.4亿元，增长6.2%，新开工项目47个，其中5亿元以上9个，带动就业12000多人，新增企业368家。"
    )
    body = [figures + PAST, NEXT + figures, PAST + figures + "谢谢。"]
    lines = "\n".join(text[start : start + 30] for text in body for start in range(0, len(text), 30))
    [speech] = parsed(f"在全县大会上的讲话\n同志们：\n{lines}", "文件")
    assert texts(speech) == [f"同志们：\n{body[0]}", *body[1:]]


def test_a_text_wrapped_with_a_blank_line_after_every_line_is_joined() -> None:
    body = [PAST + NEXT, NEXT + PAST, PAST + NEXT + "散会。"]
    lines = "\n\n".join(text[start : start + 25] for text in body for start in range(0, len(text), 25))
    [speech] = parsed(f"在全县大会上的讲话\n\n{lines}", "文件")
    assert texts(speech) == body


def test_a_running_head_of_two_lines_goes() -> None:
    lines = [
        f"　　{text}"[at : at + 26]
        for text in (PAST + NEXT, NEXT + PAST, PAST + PAST) * 3
        for at in range(0, len(text) + 2, 26)
    ]
    pages = [lines[at : at + 11] for at in range(0, len(lines), 11)]
    body = "\n".join(
        "\n".join((*page, f"— {n} —", "槐安公报　2023年第3期", "县领导讲话")) for n, page in enumerate(pages, 12)
    )
    [speech] = parsed(f"在农村工作会议上的讲话\n（2023年2月8日）\n{body}", "文件")
    assert "领导讲话" not in "".join(texts(speech)[:-1])
    assert texts(speech)[1:3] == [NEXT + PAST, PAST + PAST]
