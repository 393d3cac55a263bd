"""Saved web pages: the piece comes back, and nothing of the page around it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lines import Label
from index.readers import read_speeches
from index.readers.webpages import html_lines
from index.structure import parse_speeches
from tests.index.messy import NEXT, PAST, headed, texts, titles

TITLE = "在全县教育工作会议上的讲话"
MENU = "<ul><li><a href='/'>首页</a></li><li><a href='/a'>走进槐安</a></li><li><a href='/b'>新闻中心</a></li></ul>"
OTHERS = (
    "<h3>推荐阅读</h3><ul><li><a href='/1'>在全县卫生工作会议上的讲话</a><span>[02-28]</span></li>"
    "<li><a href='/2'>在全县水利工作会议上的讲话</a><span>[03-01]</span></li></ul>"
)
BODY = f"<p>同志们：</p><p><span>{PAST[:20]}</span><span>{PAST[20:]}</span></p><p><b>一、办好学校</b></p><p>{NEXT}</p>"
END = (
    "<div><span>上一篇：</span><a href='/3'>走向远方</a>[ 06-20 ]</div><ul><li><a href='/4'>网站地图</a></li><li>|</li>"
    "<li><a href='/5'>校长信箱</a></li></ul><div>槐安县人民政府 版权所有</div><p>地址：槐安县站前大道1号</p>"
)


def page_text(text: str) -> str:
    return "\n".join(f"{'#' * line.level} {line.text}".strip() for line in html_lines(text))


def page(body: str, title: str = f"{TITLE}_槐安教育网") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='gbk'><title>{title}</title><style>p {{ margin: 0 }}</style></head>"
        f"<body><script>if (a < b) {{ document.write('<p>{NEXT}</p>') }}</script>{body}</body></html>"
    )


@pytest.mark.parametrize("name", ["页.html", "页.htm", "页.txt"])
@pytest.mark.parametrize("head", [f"<h1>{TITLE}</h1>", f"<h2>{TITLE}</h2>", f"<div class='t'>{TITLE}</div>"])
def test_a_page_gives_its_title_headings_and_text_and_nothing_else(tmp_path: Path, name: str, head: str) -> None:
    path = tmp_path / name
    path.write_text(page(f"{MENU}{OTHERS}<h3>校长专栏</h3>{head}{BODY}{END}"), encoding="gb18030")
    [speech] = read_speeches(path, name)
    assert speech.title == TITLE
    assert headed(speech) == [((), f"同志们：\n{PAST}"), (("一、办好学校",), NEXT)]


@pytest.mark.parametrize("tag", ["nav", "footer", "aside", "select", "noscript"])
def test_parts_of_the_page_are_left_out_unless_they_never_end(tag: str) -> None:
    assert page_text(page(f"<h1>{TITLE}</h1><p>{PAST}</p><{tag}><p>{NEXT}</p></{tag}>")) == f"# {TITLE}\n{PAST}"
    assert PAST in page_text(page(f"<{tag}><h1>{TITLE}</h1><p>{PAST}</p>"))


@pytest.mark.parametrize("hide", ["style='display: none'", "style='visibility:hidden'", "hidden", "hidden=''"])
def test_what_a_page_hides_is_left_out(hide: str) -> None:
    hidden = f"<div {hide}><div>{NEXT}<br></div>{NEXT}</div>"
    assert page_text(page(f"<h1>{TITLE}</h1>{hidden}<p>{PAST}</p>")) == f"# {TITLE}\n{PAST}"


def test_how_a_word_is_read_is_no_part_of_the_text() -> None:
    assert page_text(page(f"<p>在<ruby>岚<rp>(</rp><rt>lán</rt><rp>)</rp></ruby>浦，{PAST}</p>")) == f"在岚浦，{PAST}"


def read_page(body: str) -> list[str]:
    """Give what each speech of a page says, its passages as one."""
    return ["\n".join(texts(speech)) for speech in parse_speeches(html_lines(page(body)), "页")]


def test_lines_are_labelled_by_their_tags() -> None:
    table = "<table><tr><td>甲镇</td><td>12</td></tr></table>"
    lines = html_lines(page(f"<h2>{TITLE}</h2><p>{PAST}</p><ol><li>{NEXT}</li></ol>{table}<p>{PAST}<br>{NEXT}</p>"))
    labels = [Label.HEADING, Label.PARAGRAPH, Label.LIST_ITEM, Label.ROW, Label.UNKNOWN, Label.UNKNOWN]
    assert [line.label for line in lines] == labels


def test_items_of_a_list_are_told_by_their_sign_or_number() -> None:
    items = "<li>修渠</li><li><p>办夜校</p><p>先请老师</p></li><li>清鱼塘<br>冬天清</li>"
    [numbered] = read_page(f"<h1>{TITLE}</h1><p>{PAST}</p><ol>{items}</ol><p>{NEXT}</p>")
    assert numbered == f"{PAST}\n1. 修渠\n2. 办夜校\n先请老师\n3. 清鱼塘\n冬天清\n{NEXT}"
    [plain] = read_page(f"<h1>{TITLE}</h1><p>{PAST}</p><ul>{items}</ul><p>{NEXT}</p>")
    assert plain == f"{PAST}\n• 修渠\n• 办夜校\n先请老师\n• 清鱼塘\n冬天清\n{NEXT}"
    nested = "<ol><li>修渠<ul><li>东渠</li></ul></li><li>办夜校</li></ol>"
    [both] = read_page(f"<h1>{TITLE}</h1><p>{PAST}</p>{nested}<p>{NEXT}</p>")
    assert both == f"{PAST}\n1. 修渠\n• 东渠\n2. 办夜校\n{NEXT}"


def test_paragraphs_that_are_broken_lines_are_not_taken_for_whole() -> None:
    lines = html_lines(
        "<html><body>" + "".join(f"<p>{(PAST * 2)[start : start + 17]}</p>" for start in range(0, 40, 13))
    )
    assert {line.label for line in lines} == {Label.UNKNOWN}


def test_text_stands_however_deep_its_tags_are_nested() -> None:
    assert PAST in page_text("<html><body>" + "<div>" * 50_000 + f"<p>{PAST}</p>")


def test_rows_of_a_table_are_lines_and_a_table_that_lays_out_a_page_is_not() -> None:
    table = "<table><tr><td><p>甲镇</p></td><td>12</td></tr><tr><td>乙镇</td><td></td></tr></table>"
    layout = f"<table><tr><td>{MENU}</td><td><h1>{TITLE}</h1><p>{PAST}</p>{table}<p>{NEXT}</p></td></tr></table>"
    assert page_text(page(layout)) == f"# {TITLE}\n{PAST}\n甲镇\t12\n乙镇\n{NEXT}"


def test_rows_and_cells_may_leave_out_the_tags_that_end_them() -> None:
    table = "<table><tr><td>甲镇<td>12<tr><td>乙镇<td>8</table>"
    assert (
        page_text(page(f"<h1>{TITLE}</h1><p>{PAST}</p>{table}<p>{NEXT}</p>"))
        == f"# {TITLE}\n{PAST}\n甲镇\t12\n乙镇\t8\n{NEXT}"
    )
    assert page_text(page(f"<h1>{TITLE}</h1><p>{PAST}</p><table><tr><td><p>{NEXT}")) == f"# {TITLE}\n{PAST}\n{NEXT}"


def test_several_pieces_on_one_page_are_several_speeches(tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    pieces = "".join(f"<h2><a href='/{n}'>在第{n}次会上的讲话</a></h2><p>{PAST}</p>" for n in "一二三")
    path.write_text(page(f"{MENU}{pieces}{OTHERS}", "讲话"), encoding="utf-8")
    speeches = read_speeches(path, path.name)
    assert titles(speeches) == [f"在第{n}次会上的讲话" for n in "一二三"]
    assert [texts(speech) for speech in speeches] == [[PAST]] * 3


@pytest.mark.parametrize("tag", ["<a ", "<p", "<!--", "<![", '<a href="', "<td>", "<svg>", "<b>"])
def test_a_page_of_tags_that_never_close_is_read_like_any_other(tag: str) -> None:
    assert isinstance(page_text("<html>" + tag * 50_000), str)


def test_a_link_inside_a_sentence_stays() -> None:
    assert PAST in page_text(page(f"<h1>{TITLE}</h1><p>{PAST[:9]}<a href='/x'>{PAST[9:15]}</a>{PAST[15:]}</p>"))


TAGS = (
    *("<p>", "</p>", "<td>", "<tr>", "</tr>", "<table>", "</table>", "<a href=x>", "</a>", "<nav>", "<br>", "<h1>"),
    *("<title>", "<!--", "<![CDATA[", "<![", "&#x3000;", "&#", "<script>", "<a ", "<?xml"),
)


@given(
    st.lists(
        st.one_of(st.sampled_from(TAGS), st.text()),
        max_size=30,
    )
)
def test_any_tags_in_any_order_are_read(parts: list[str]) -> None:
    assert isinstance(page_text("".join(parts)), str)


@pytest.mark.parametrize("name", ["b.html", "b.htm", "b.txt", "b.md", "b.text"])
def test_a_page_without_a_heading_is_called_what_its_head_says(tmp_path: Path, name: str) -> None:
    page = tmp_path / name
    body = "<div>同志们：</div><div>今年修渠三十里。</div>"
    text = f"<html><head><title>县长讲话_青石县政府网</title></head><body>{body}</body></html>"
    page.write_text(text, encoding="utf-8")
    assert [speech.title for speech in read_speeches(page, name)] == ["县长讲话"]


@pytest.mark.parametrize(
    "path",
    [
        '<a href="/">首页</a> &gt; <a href="/a">讲话</a> &gt; 在水利会上的讲话：把渠修到每一个村子、把水送到每一块田里',
        '<a href="/">最新新闻</a> > <a href="/a">往年回顾</a> > 在水利会上的讲话',
        '<a href="/a">公司简介</a> &gt;',
        '<a href="/">新闻</a> » <a href="/a">讲话</a> » 正文',
        '<a href="/">新聞</a>›<a href="/a">講話</a>›在水利會上的講話',
        '当前位置：<a href="/">青石网</a>＞<a href="/a">讲话</a>＞全文',
        '<a href="/">青石</a> &gt;&gt; <a href="/a">水利</a> &gt;&gt; 讲话',
        '<a href="/">A</a> > <a href="/b">B</a> > <a href="/c">C</a> > 在水利会上的讲话',
        '<span><a href="/">首页</a></span> > <span>讲话</span>',
        '<a href="/">作品集</a> > <a href="/a">周明</a> > <a href="/b">周明作品</a> > 满江红 - 送人赴青石',
    ],
)
def test_the_path_of_a_page_is_no_text(path: str) -> None:
    page = f"<html><body><div>{path}</div><h1>在水利会上的讲话</h1><p>{PAST}</p><p>{NEXT}</p></body></html>"
    assert [line.text for line in html_lines(page)] == ["在水利会上的讲话", PAST, NEXT]


@pytest.mark.parametrize(
    "text", ["渠长 > 路长，水深 > 桥高，这是规矩。", "<a href='/a'>渠</a>长了 > 路短了，大家都看见了。"]
)
def test_signs_between_words_that_are_no_links_make_no_path(text: str) -> None:
    page = f"<html><body><h1>在水利会上的讲话</h1><p>{text}</p><p>{PAST}</p></body></html>"
    assert len(html_lines(page)) == 3
