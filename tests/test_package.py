"""What is installed without the repository: the wheel and the sdist are whole, and an installed copy works anywhere."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT

QUESTION = "云屏的茶叶为什么卖不上价？"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "data", "build", "*.egg-info", "__pycache__", ".*_cache")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, built from a copy of the repository, and the wheel, built from the sdist."""
    folder = tmp_path_factory.mktemp("built")
    sources = shutil.copytree(ROOT, folder / "sources", ignore=LEFT_OUT)
    build = [sys.executable, "-m", "build", "--outdir", str(folder), str(sources)]
    subprocess.run(build, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_every_module_and_the_sample(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    sources = {str(path.relative_to(ROOT)) for room in ("bot", "index") for path in (ROOT / room).rglob("*.py")}
    assert sources - names == set()
    assert "index/query/synonyms.txt" in names
    assert [name for name in names if name.endswith("share/jianghua/corpus/speeches.txt")]
    assert not [name for name in names if name.startswith("tests")]


def test_the_sdist_holds_what_a_reader_of_the_repository_needs(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = [
        "README.md",
        "README.zh-CN.md",
        "constraints.txt",
        "CHANGELOG.md",
        "LICENSE",
        "config.example.toml",
        "corpus/speeches.txt",
    ]
    wanted += [str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")]
    assert [name for name in wanted if name not in names] == []


def test_an_installed_copy_answers_in_an_empty_folder(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    place, empty = tmp_path / "venv", tmp_path / "empty"
    empty.mkdir()
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    # The libraries are those that the tests have; only our own code comes from the wheel.
    (packages,) = place.glob("lib/*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    environment = {**os.environ, "HOME": str(empty)} | {"PYTHONPATH": ""}
    chat = [str(place / "bin" / "jianghua"), "chat"]
    ended = subprocess.run(
        chat, cwd=empty, env=environment, input=f"{QUESTION}\n", capture_output=True, encoding="utf-8", check=True
    )
    assert "云屏" in ended.stdout
    assert [path.name for path in empty.iterdir()] == ["data"]


def requirements() -> list[Requirement]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    return [Requirement(line) for line in (*project["dependencies"], *extras) if not line.startswith("jianghua[")]


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_a_dependency_has_both_bounds_and_a_pinned_version_within_them(requirement: Requirement) -> None:
    operators = {bound.operator for bound in requirement.specifier}
    assert operators in ({">=", "<"}, {"=="})
    pins = re.findall(r"^([\w.-]+)==([^ ;\n]+)", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    versions = [version for name, version in pins if name == requirement.name.lower()]
    assert versions, "missing in constraints.txt: run `just pins`"
    assert [version for version in versions if not requirement.specifier.contains(version)] == []


def test_the_pins_name_no_place_to_fetch_from() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.match(r"[a-z][\w.-]*==[\w.]+( ;|$)", line)] == []
