"""Makes the pictures of the README that show statistics and the search page: `python docs/make_screenshots.py`.

It needs the extras `charts` and `http`, and Chromium. The questions counted in the statistics are made up.
"""

import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from bot.render.chart import chart
from bot.storage.statistics import Counted
from bot.storage.usage import figures

DOCS = Path(__file__).parent
QUESTION = "汛期值班电话响几声要接？"
WIDTH, HEIGHT = 390, 844
"""A phone, in CSS pixels."""


def made_up() -> list[Counted]:
    """Return thirteen weeks of questions: more of them on working days and by day, three of four sure."""
    chance = random.Random(4)  # noqa: S311 - a picture, no secret
    end = datetime(2026, 11, 27).astimezone()
    asked = []
    for back in range(91):
        day = end - timedelta(days=back)
        for _ in range(chance.randint(4, 28 - back // 6) if day.weekday() < 5 else chance.randint(0, 8)):
            when = day.replace(hour=min(23, max(6, round(chance.gauss(14, 4)))))
            certainty = chance.choices(("sure", "unsure", "none"), (75, 15, 10))[0]
            asked.append(Counted(when, "private", "", certainty, chance.expovariate(120), 0, 0))
    return sorted(asked, key=lambda each: each.asked)


def photograph(address: str, path: Path, *, dark: bool) -> None:
    """Make a picture of a page as a phone shows it."""
    browser = shutil.which("chromium") or "chromium"
    scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    size = (f"--window-size={WIDTH},{HEIGHT}", "--force-device-scale-factor=1.5", "--hide-scrollbars")
    run = (
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--accept-lang=zh-CN",
        scheme,
        *size,
        f"--screenshot={path}",
        address,
    )
    subprocess.run(run, check=True, capture_output=True)  # noqa: S603 - our own arguments


def main() -> None:
    """Write the pictures into this folder."""
    (DOCS / "statistics.png").write_bytes(chart(figures(made_up(), [])))
    with tempfile.TemporaryDirectory() as name, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        config = Path(name) / "config.toml"
        config.write_text(f'data = "data"\n[http]\nkey = "{"k" * 16}"\nport = {port}\n', encoding="utf-8")
        probe.close()
        command = (sys.executable, "-m", "bot", "http", "--config", str(config))
        with subprocess.Popen(command) as server:  # noqa: S603 - our own arguments
            address = f"http://127.0.0.1:{port}/?q={quote(QUESTION)}"
            while server.poll() is None:
                try:
                    urlopen(address, timeout=10).close()
                    break
                except URLError:
                    time.sleep(0.2)
            photograph(address, DOCS / "search-light.png", dark=False)
            photograph(address, DOCS / "search-dark.png", dark=True)
            server.terminate()


if __name__ == "__main__":
    main()
