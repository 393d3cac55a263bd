"""The API over a real server on loopback: answers, Dify's form, lists, and every way a request can be wrong."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.config import Http, Settings
from tests.bot.http.server import KEY, running

AUTHORIZED = {"Authorization": f"Bearer {KEY}"}
QUESTION = "汛期值班电话响几声要接？"


@pytest.fixture(scope="module")
def client(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    settings = Settings(data=tmp_path_factory.mktemp("http"), http=Http(key=KEY))
    with running(settings, sample_data) as address, httpx.Client(base_url=address, headers=AUTHORIZED) as client:
        yield client


def test_a_question_is_answered_with_the_json_of_ask(client: httpx.Client) -> None:
    answer = client.post("/ask", json={"question": QUESTION, "limit": 2}).json()
    assert answer["answered"]
    assert len(answer["passages"]) == 2
    first = answer["passages"][0]
    assert "电话" in first["text"]
    assert first["title"]
    assert first["headings"] is not None
    assert all(0 <= start < end <= len(first["text"]) for start, end in first["highlight"])


def test_a_quotation_is_compared_as_the_description_says(client: httpx.Client) -> None:
    quotation = client.post("/ask", json={"question": "“防汛防汛，防的是人出错”出自哪里"}).json()["quotation"]
    assert quotation == {"wording": "altered", "changes": [["错", "事"]]}
    schema = client.get("/openapi.json").json()["components"]["schemas"]["Answer"]["properties"]["quotation"]
    assert quotation["wording"] in schema["properties"]["wording"]["enum"]
    assert quotation.keys() == schema["properties"].keys()


def test_difys_retrieval_gives_scored_records_and_none_where_there_is_no_answer(client: httpx.Client) -> None:
    wanted = {"knowledge_id": "any", "query": QUESTION, "retrieval_setting": {"top_k": 3, "score_threshold": 0.0}}
    records = client.post("/retrieval", json=wanted).json()["records"]
    assert len(records) == 3
    assert all(0 <= record["score"] <= 1 for record in records)
    assert records[0]["score"] >= records[1]["score"]
    assert "电话" in records[0]["content"]
    assert records[0]["title"]
    strict = wanted | {"retrieval_setting": {"top_k": 3, "score_threshold": records[0]["score"]}}
    assert len(client.post("/retrieval", json=strict).json()["records"]) < 3
    assert client.post("/retrieval", json=wanted | {"query": "量子纠缠"}).json() == {"records": []}


def test_speeches_are_listed_by_page_and_read_whole(client: httpx.Client) -> None:
    whole = client.get("/speeches").json()
    assert whole["count"] == len(whole["speeches"]) > 2
    page = client.get("/speeches", params={"offset": 1, "limit": 1}).json()
    assert page["speeches"] == whole["speeches"][1:2]
    assert page["count"] == whole["count"]
    title = whole["speeches"][0]["title"]
    assert whole["speeches"][0] in client.get("/speeches", params={"title": title}).json()["speeches"]
    speech = client.get(f"/speeches/{whole['speeches'][0]['id']}").json()
    assert speech["title"] == title
    assert len(speech["text"]) == speech["passages"]
    assert client.get("/speeches/999999").status_code == 404


def test_without_the_key_nothing_is_told(client: httpx.Client) -> None:
    for headers, status, code in (
        ({"Authorization": ""}, 401, 1001),
        ({"Authorization": KEY}, 401, 1001),
        ({"Authorization": "Bearer wrong"}, 403, 1002),
    ):
        response = client.post("/ask", json={"question": QUESTION}, headers=headers)
        assert (response.status_code, response.json()["error_code"]) == (status, code)
        assert client.get("/speeches", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        (b"not json", 400, "JSON"),
        (b"[]", 400, "object"),
        (b"{}", 400, "question"),
        (json.dumps({"question": "  "}).encode(), 400, "question"),
        (json.dumps({"question": 7}).encode(), 400, "question"),
        (json.dumps({"question": "字" * 2001}).encode(), 400, "2000"),
        (json.dumps({"question": QUESTION, "limit": 0}).encode(), 400, "limit:"),
        (json.dumps({"question": QUESTION, "limit": True}).encode(), 400, "limit:"),
        (json.dumps({"question": QUESTION, "n": 3}).encode(), 400, "n: not one of limit, question"),
        (b'{"question": "' + b"a" * 70_000 + b'"}', 413, "64 KB"),
    ],
)
def test_a_bad_body_gets_one_line_that_names_the_value(
    client: httpx.Client, body: bytes, status: int, named: str
) -> None:
    response = client.post("/ask", content=body)
    assert response.status_code == status
    assert named in response.json()["error_msg"]
    assert "\n" not in response.json()["error_msg"]


def test_half_a_character_is_answered(client: httpx.Client) -> None:
    assert client.post("/ask", content=b'{"question": "\\ud83d\\u4e91\\u5c4f"}').status_code == 200


def test_bad_numbers_in_the_address_are_named(client: httpx.Client) -> None:
    for address in ("/speeches?limit=0", "/speeches?offset=-1", "/speeches?limit=x", "/speeches/1?limit=9999"):
        response = client.get(address)
        assert response.status_code == 400, address
        assert "whole number" in response.json()["error_msg"], address


def test_what_is_not_known_in_the_address_is_refused(client: httpx.Client) -> None:
    for address in ("/speeches?q=报告", "/speeches?Title=报告", "/speeches/1?n=3"):
        response = client.get(address)
        assert response.status_code == 400, address
        assert "not one of" in response.json()["error_msg"], address


def test_a_wrong_method_is_told_in_the_form_of_the_api_with_those_that_are_right(client: httpx.Client) -> None:
    for method, address, allowed in (
        ("GET", "/ask", "POST"),
        ("POST", "/speeches", "GET"),
        ("PUT", "/speeches/1", "GET"),
    ):
        response = client.request(method, address)
        assert response.status_code == response.json()["error_code"] == 405, address
        assert "method" in response.json()["error_msg"]
        assert allowed in response.headers["Allow"]


def test_the_description_names_every_route_and_needs_no_key(client: httpx.Client) -> None:
    described = client.get("/openapi.json", headers={"Authorization": ""}).json()
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == {"/ask", "/retrieval", "/speeches", "/speeches/{id}"}
    text = json.dumps(described)
    for name in {part.split("/")[-1] for part in text.split('"') if part.startswith("#/components/schemas/")}:
        assert name in described["components"]["schemas"]


def test_the_schema_of_a_passage_has_the_keys_that_are_given(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()["components"]["schemas"]
    passage = client.post("/ask", json={"question": QUESTION}).json()["passages"][0]
    assert set(described["Passage"]["properties"]) <= set(passage)
    speech = client.get("/speeches").json()["speeches"][0]
    assert set(described["Speech"]["properties"]) <= set(speech)


def test_too_many_questions_are_put_off_with_the_time_to_wait(sample_data: Path, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, http=Http(key=KEY, questions_per_minute=2))
    with running(settings, sample_data) as address, httpx.Client(base_url=address, headers=AUTHORIZED) as client:
        statuses = [client.post("/ask", json={"question": QUESTION}).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        assert int(client.get("/speeches").headers["Retry-After"]) > 0


def test_a_page_that_is_not_there_is_said_in_json(client: httpx.Client) -> None:
    response = client.get("/nothing")
    assert response.status_code == 404
    assert response.json()["error_code"] == 404
