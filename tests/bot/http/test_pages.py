"""The search page over a real server: quotations marked, speeches read, and what people type never becomes markup."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from bot.config import Http, Settings
from bot.storage.usage import usage
from tests.bot.http.server import KEY, running

QUESTION = "汛期值班电话响几声要接？"


@pytest.fixture(scope="module")
def client(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    settings = Settings(data=tmp_path_factory.mktemp("http"), http=Http(key=KEY))
    with running(settings, sample_data) as address, httpx.Client(base_url=address) as client:
        yield client


def test_a_question_is_answered_with_marked_quotations_that_lead_to_their_speech(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/", params={"q": QUESTION}).text)
    first = page.xpath("//article")[0]
    assert "电话" in "".join(first.xpath(".//mark//text()"))
    link = first.xpath(".//h2/a/@href")[0]
    speech = html.fromstring(client.get(link).text)
    (passage,) = speech.xpath(f"//p[@id='{link.partition('#')[2]}']")
    assert passage.text_content() == first.xpath(".//blockquote")[0].text_content()
    assert page.xpath("//input/@value") == [QUESTION]


def test_the_page_speaks_the_browsers_language(client: httpx.Client) -> None:
    for header, button in (("zh-TW,zh;q=0.9", "提問"), ("zh-CN", "提问"), ("de", "Ask"), ("", "提问")):
        page = html.fromstring(client.get("/", headers={"Accept-Language": header}).text)
        assert page.xpath("//button/text()") == [button]


def test_what_is_typed_never_becomes_markup(client: httpx.Client) -> None:
    typed = '"><script>alert(1)</script>云屏的茶叶'
    response = client.get("/", params={"q": typed})
    page = html.fromstring(response.text)
    assert page.xpath("//script") == []
    assert page.xpath("//input/@value") == [typed]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_where_there_is_no_answer_the_page_says_so(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/", params={"q": "量子纠缠是怎么回事"}, headers={"Accept-Language": "zh"}).text)
    assert "没有找到答案" in "".join(page.xpath("//*[@role='status']/text()"))


def test_whether_a_quotation_is_word_for_word_stands_above_it(client: httpx.Client) -> None:
    question = "“防汛防汛，防的是人出错”出自哪里"
    page = html.fromstring(client.get("/", params={"q": question}, headers={"Accept-Language": "zh-TW"}).text)
    assert page.xpath("//*[@role='status']/text()") == ["✗ 與原文不完全一樣：「错」原文是「事」"]
    assert "防的是人出事" in "".join(page.xpath("//article[1]//mark//text()"))


def test_an_empty_question_and_a_speech_that_is_not_there(client: httpx.Client) -> None:
    assert client.get("/", params={"q": " ？ "}).status_code == 200
    assert client.get("/read/999999").status_code == 404
    assert client.get("/style.css").headers["content-type"].startswith("text/css")


def test_questions_are_counted_and_kept_to_the_limit(sample_data: Path, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, http=Http(key=KEY, questions_per_minute=2))
    with running(settings, sample_data) as address, httpx.Client(base_url=address) as client:
        assert [client.get("/", params={"q": QUESTION}).status_code for _ in range(3)] == [200, 200, 429]
    assert usage(tmp_path).questions == 2


def test_without_an_index_and_without_a_page(tmp_path: Path) -> None:
    with running(Settings(data=tmp_path, http=Http(key=KEY)), tmp_path) as address:
        assert httpx.get(f"{address}/", params={"q": QUESTION}).status_code == 503
        assert httpx.get(f"{address}/read/1").status_code == 503
    with running(Settings(data=tmp_path, http=Http(key=KEY, page=False)), tmp_path) as address:
        assert httpx.get(f"{address}/").status_code == 404
