"""The server for agents, asked by the protocol's own client: over standard input and output, and over HTTP."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.conftest import ROOT

QUESTION = "汛期值班电话响几声要接？"


def parameters(data: Path) -> StdioServerParameters:
    return StdioServerParameters(command=sys.executable, args=["-m", "bot", "mcp", "--data", str(data)], cwd=ROOT)


async def called(client: Client, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    structured: dict[str, Any] | None = result.structured_content
    assert structured is not None
    return structured


@pytest.fixture
def own_data(sample_data: Path, tmp_path: Path) -> Path:
    """The sample's index in a data directory of its own: what is asked is noted there."""
    return shutil.copytree(sample_data, tmp_path / "data", ignore=shutil.ignore_patterns("bot.*"))


async def test_the_three_tools_over_standard_input_and_output(own_data: Path) -> None:
    async with Client(stdio_client(parameters(own_data))) as client:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        assert tools == {"ask", "list_speeches", "read_speech"}
        answer = await called(client, "ask", {"question": QUESTION, "limit": 2})
        assert answer["answered"]
        assert "电话" in answer["passages"][0]["text"]
        assert len(answer["passages"]) == 2
        listed = await called(client, "list_speeches", {"limit": 2})
        assert len(listed["speeches"]) == 2 < listed["count"]
        speech = await called(client, "read_speech", {"id": listed["speeches"][0]["id"], "limit": 1})
        assert speech["title"] == listed["speeches"][0]["title"]
        assert len(speech["text"]) == 1


async def test_no_answer_arrives_as_such_and_bad_arguments_as_errors(own_data: Path) -> None:
    async with Client(stdio_client(parameters(own_data))) as client:
        assert (await called(client, "ask", {"question": "量子纠缠是怎么回事"}))["answered"] is False
        for tool, arguments in (
            ("ask", {"question": "  "}),
            ("ask", {"question": "字" * 2001}),
            ("ask", {"question": QUESTION, "limit": 0}),
            ("read_speech", {"id": 999_999}),
            ("list_speeches", {"offset": -1}),
            ("list_speeches", {"q": "报告"}),
            ("ask", {"question": QUESTION, "n": 3}),
            ("read_speech", {"id": 1, "passages": 3}),
        ):
            assert (await client.call_tool(tool, arguments)).is_error, (tool, arguments)


@contextmanager
def over_http(data: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot", "mcp", "--data", str(data), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
                assert client.get(f"http://127.0.0.1:{port}/", timeout=30).status_code == 404
            yield f"http://127.0.0.1:{port}/mcp"
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()


async def test_the_same_over_http_on_loopback(own_data: Path) -> None:
    with over_http(own_data) as address:
        async with Client(address) as client:
            assert (await called(client, "ask", {"question": QUESTION}))["answered"]


@pytest.mark.parametrize("port", ["0", "70000", "x"])
def test_a_port_that_is_none_is_wrong_usage(port: str) -> None:
    command = [sys.executable, "-m", "bot", "mcp", "--port", port]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "1 to 65535" in result.stderr
