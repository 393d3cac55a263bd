"""What the files of a folder share at their tops and ends is their collection's name or a site's line, and no title."""

from pathlib import Path

import pytest

from index.readers import explain_file, find_files, read_found, with_shared_lines
from index.structure import line_key
from tests.index.messy import NEXT, PAST, named, texts

TITLES = ("论修渠", "怎样看待夜校", "鱼塘为什么会翻？", "说茶", "山路十八弯")


def folder(path: Path, files: dict[str, str], encoding: str = "utf-8") -> Path:
    for name, text in files.items():
        (path / name).write_text(text, encoding=encoding)
    return path


def read(path: Path) -> list[tuple[tuple[str, ...], str]]:
    return [each for file in with_shared_lines(find_files([path])[0]) for each in named(read_found(file).speeches)]


@pytest.mark.parametrize(
    "collection",
    ["白榆《灯下集》", "# 白榆文集", "《白榆夜话》", "　　　白榆全集 第三卷", "白榆讲话选编（上）", "白榆書信選集"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_first_line_that_all_files_share_names_their_collection(
    tmp_path: Path, collection: str, encoding: str
) -> None:
    files = {f"{n}.txt": f"{collection}\n\n　　{title}\n\n{PAST}\n{NEXT}\n" for n, title in enumerate(TITLES)}
    outer = collection.strip("# 　")
    assert read(folder(tmp_path, files, encoding)) == [((outer,), title) for title in TITLES]


def test_a_short_title_below_the_collection_is_the_one_the_file_is_named_after(tmp_path: Path) -> None:
    files = {f"{title.strip('？')}.txt": f"白榆《灯下集》\n\n　　{title}〔１〕\n\n{PAST}\n" for title in TITLES}
    assert sorted(read(folder(tmp_path, files))) == sorted((("白榆《灯下集》",), title) for title in TITLES)


def test_letters_that_begin_alike_are_told_apart_by_their_files(tmp_path: Path) -> None:
    letter = "致茶社股东的信\n\n二〇一九年三月五日\n\n各位股东：\n\n"
    files = {f"{year}.txt": f"{letter}{PAST}\n{NEXT}\n" for year in (2017, 2018, 2019)}
    assert read(folder(tmp_path, files)) == [((), f"致茶社股东的信 {year}") for year in (2017, 2018, 2019)]


@pytest.mark.parametrize("title", ["政府工作报告", "在新年茶话会上的讲话", "新年献词"])
def test_a_title_of_its_own_that_files_share_stays_their_title(tmp_path: Path, title: str) -> None:
    files = {f"{place}.txt": f"{title}\n\n各位代表：\n\n{PAST}\n{NEXT}\n" for place in ("白榆", "雾岭", "槐溪")}
    assert read(folder(tmp_path, files)) == [((), title)] * 3


@pytest.mark.parametrize("below", ["（一九五一年三月）", "1951年3月5日", "同志们："])
def test_copies_of_one_book_in_a_folder_keep_the_title_of_their_first_piece(tmp_path: Path, below: str) -> None:
    book = "\n\n".join(
        f"{title}\n{below}\n{PAST}\n{NEXT}" for title in ("论合作社的账目", "修渠的几个问题", "夜校的灯")
    )
    files = {f"何守义选集{n}.txt": book for n in range(4)}
    assert {title for _, title in read(folder(tmp_path, files))} == {"论合作社的账目", "修渠的几个问题", "夜校的灯"}


@pytest.mark.parametrize(
    "line", ["墨香书屋整理", "——墨香书屋——", "【墨香书屋】全文免费", "moxiang点net 墨香书屋", "墨香书屋 免费阅读"]
)
def test_the_line_of_a_site_at_the_end_of_all_files_goes(tmp_path: Path, line: str) -> None:
    spelt = [line, line.replace("墨香", "墨.香"), line.replace("书屋", "书｜屋")]
    files = {f"论修渠{n}.txt": f"论修渠的道理{n}\n{PAST}\n{NEXT}\n{end}\n" for n, end in enumerate(spelt)}
    for file in with_shared_lines(find_files([folder(tmp_path, files)])[0]):
        [speech] = read_found(file).speeches
        assert texts(speech) == [PAST, NEXT]


@pytest.mark.parametrize(
    "line", ["谢谢大家！", "我的话完了，请大家批评。", "白榆镇人民政府", "周明", "2019年3月5日", "（白榆镇供稿）"]
)
def test_what_all_speakers_say_or_sign_stays(tmp_path: Path, line: str) -> None:
    files = {f"讲话{n}.txt": f"在第{n}次修渠会上的讲话\n同志们：\n{PAST}\n{NEXT}\n{line}\n" for n in "一二三四"}
    for file in with_shared_lines(find_files([folder(tmp_path, files)])[0]):
        [speech] = read_found(file).speeches
        assert "\n".join(texts(speech)).endswith(line)
        assert "同志们：" in texts(speech)[0]


def test_what_few_files_or_two_folders_share_is_left(tmp_path: Path) -> None:
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
        files = {f"{n}.txt": f"灯下的话\n\n{title}\n\n{PAST}\n" for n, title in enumerate(TITLES[:2])}
        folder(tmp_path / place, files)
    assert not any(file.shared for file in with_shared_lines(find_files([tmp_path])[0]))


def test_only_the_tops_and_ends_are_compared(tmp_path: Path) -> None:
    files = {f"{n}.txt": f"{title}\n{PAST}\n{NEXT}\n" * 30 for n, title in enumerate(TITLES)}
    middle = {name: f"甲{name}\n乙{name}\n丙{name}\n丁{name}\n水到了\n{text}" for name, text in files.items()}
    keys = {key for file in with_shared_lines(find_files([folder(tmp_path, middle)])[0]) for key in file.shared.edges}
    assert line_key("水到了") not in keys


def test_a_file_that_cannot_be_opened_shares_nothing(tmp_path: Path) -> None:
    found, _ = find_files([folder(tmp_path, {f"{n}.txt": "白榆文集\n论修渠" for n in range(3)})])
    (tmp_path / "1.txt").unlink()
    assert [bool(file.shared) for file in with_shared_lines(found)] == [False] * 3


def test_a_file_is_explained_as_it_is_read_among_the_others(tmp_path: Path) -> None:
    files = {f"{title}.txt": f"白榆《灯下集》\n\n{title}\n\n{PAST}\n" for title in TITLES[:4]}
    [each] = explain_file(folder(tmp_path, files) / "怎样看待夜校.txt", "怎样看待夜校.txt")
    assert (each.speech.outer, each.speech.title) == (("白榆《灯下集》",), "怎样看待夜校")
