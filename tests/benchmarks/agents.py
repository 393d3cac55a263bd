"""`python -m tests.benchmarks.agents`: what an agent waits for, over standard input and output and over HTTP.

Prints, for the sample or the index in --data: the seconds from the start of `jianghua mcp` until it is ready,
those of the first call, and the median of later calls beside that of the same questions asked in process.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from bot.http.service import MOST_PASSAGES
from index import open_index, reindex
from index.evaluation.question_set import read_questions
from tests.conftest import CORPUS, QUESTIONS, ROOT
from tests.telegram.process import free_port

READY_SECONDS = 30.0


async def timed(ask: Callable[[str], Awaitable[object]], questions: list[str]) -> list[float]:
    """Return the seconds of each question."""
    took = []
    for question in questions:
        begun = time.perf_counter()
        await ask(question)
        took.append(time.perf_counter() - begun)
    return took


async def measure(data: Path, questions: list[str], *, over_http: bool) -> tuple[float, list[float]]:
    """Start a server and ask it; returns the seconds until it was ready, and those of each question."""
    options = ["-m", "bot", "mcp", "--data", str(data)]
    async with AsyncExitStack() as stack:
        begun = time.perf_counter()
        if over_http:
            port = free_port()
            server = await asyncio.create_subprocess_exec(sys.executable, *options, "--port", str(port), cwd=ROOT)
            stack.callback(server.terminate)
            await listening(port)
            client = Client(f"http://127.0.0.1:{port}/mcp")
        else:
            client = Client(stdio_client(StdioServerParameters(command=sys.executable, args=options, cwd=ROOT)))
        opened = await stack.enter_async_context(client)
        ready = time.perf_counter() - begun
        return ready, await timed(lambda question: opened.call_tool("ask", {"question": question}), questions)


async def listening(port: int) -> None:
    """Wait until a port is listened on."""
    async with asyncio.timeout(READY_SECONDS):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.agents", description=__doc__)
    parser.add_argument("--data", type=Path, help="an index of yours")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="the questions that are asked")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder)
        if options.data is None:
            reindex(data, [CORPUS])
        # As many as the limit of questions a minute lets through, the first of them apart.
        questions = [question.text for question in read_questions(options.questions)][: MOST_PASSAGES + 1]
        index = open_index(data)
        index.warm()

        async def in_process(question: str) -> None:
            index.search(question, 5)

        own = median(asyncio.run(timed(in_process, questions))[1:]) * 1000
        print(f"{'':12}{'ready s':>9}{'first s':>9}{'then p50 ms':>13}{'p95 ms':>8}{'over ask ms':>13}")
        print(f"{'in process':12}{'':9}{'':9}{own:13.1f}")
        for name, over_http in (("stdio", False), ("HTTP", True)):
            ready, (first, *later) = asyncio.run(measure(data, questions, over_http=over_http))
            p50, p95 = median(later) * 1000, quantiles(later, n=20)[18] * 1000
            print(f"{name:12}{ready:9.2f}{first:9.2f}{p50:13.1f}{p95:8.1f}{p50 - own:13.1f}")


if __name__ == "__main__":
    main()
