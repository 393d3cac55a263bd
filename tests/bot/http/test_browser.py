"""The search page in a real browser, where one is installed: without scripts, as wide as a phone, in light and dark."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.config import Http, Settings
from tests.bot.http.server import KEY, running

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
QUESTION = "汛期值班电话响几声要接？"

pytestmark = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")


def browse(folder: Path, address: str, *options: str) -> str:
    """Let the browser open a page; gives what it prints."""
    fixed = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=390,844")
    profile = f"--user-data-dir={folder / 'profile'}"
    run = (str(BROWSER), *fixed, profile, "--accept-lang=zh-CN", *options, address)
    return subprocess.run(run, check=True, capture_output=True, text=True, timeout=120).stdout


def test_a_question_is_answered_and_its_speech_opened_without_scripts(tmp_path: Path, sample_data: Path) -> None:
    settings = Settings(data=tmp_path / "data", http=Http(key=KEY))
    with running(settings, sample_data) as address:
        page = browse(tmp_path, f"{address}/?q={quote(QUESTION)}", "--dump-dom")
        assert "<script" not in page
        assert re.search("<mark>.*值班电话.*三声之内必须有人接", re.sub("</?b>", "", page))
        assert 'lang="zh-Hans"' in page
        (link, *_) = re.findall(r'href="(/read/\d+#p\d+)"', page)
        speech = browse(tmp_path, address + link, "--dump-dom")
        assert f'id="{link.partition("#")[2]}"' in speech


def test_it_is_as_wide_as_the_phone_and_follows_its_light(tmp_path: Path, sample_data: Path) -> None:
    from PIL import Image

    settings = Settings(data=tmp_path / "data", http=Http(key=KEY))
    grounds = []
    with running(settings, sample_data) as address:
        for scheme in (0, 1):
            path = tmp_path / f"{scheme}.png"
            shot = (f"--blink-settings=preferredColorScheme={scheme}", f"--screenshot={path}")
            browse(tmp_path, f"{address}/?q={quote(QUESTION)}", *shot)
            with Image.open(path) as picture:
                assert picture.size == (390, 844)
                pixels = picture.convert("L")
                grounds.append(pixels.getpixel((2, 840)))
                # Nothing runs out at the right: the margin there is bare.
                right = [pixels.getpixel((388, y)) for y in range(844)]
                assert set(right) == {grounds[-1]}
    dark, light = grounds
    assert isinstance(dark, int)
    assert isinstance(light, int)
    assert dark < 64
    assert light > 192
