"""A row of a table that answers is shown with the header that says what its cells are."""

from index.ranking.table_rows import headers, named_rows, row_cells


def found(*rows: str) -> dict[int, int]:
    text = "\n".join(rows)
    spans, at = [], 0
    for row in rows:
        spans.append((at, at + len(row)))
        at += len(row) + 1
    return headers(text, spans)


def test_every_row_below_a_header_has_it() -> None:
    rows = ("乡镇\t户数\t人口", "东坡镇\t1,204\t4210", "西河镇\t980\t3300")
    assert found(*rows) == {1: 0, 2: 0}
    assert found("会议通报了各乡镇的情况。", *rows) == {2: 1, 3: 1}


def test_a_first_row_with_figures_is_no_header() -> None:
    assert found("东坡镇\t1204\t+3.5%", "西河镇\t980\t-2%") == {}


def test_a_sentence_between_two_tables_parts_them() -> None:
    assert found("项目\t金额", "修路\t30", "以下是去年的数字。", "年份\t亩数", "前年\t12") == {1: 0, 4: 3}
    assert found("项目\t金额", "以下是去年的数字。", "修路\t30", "架桥\t40") == {}


def test_rows_are_told_by_tabs_or_by_bars() -> None:
    assert found("| 项目 | 金额 |", "| 修路 | 30 |") == {1: 0}
    assert found("项目 | 金额 | 备注", "修路 | 30 | 完成") == {1: 0}
    assert found("修路|架桥", "三十万元。") == {}
    assert found("\t金额", "修路\t30") == {}


def test_a_row_has_cells_and_a_sentence_has_none() -> None:
    assert row_cells("| 修路 | 30 |") == ("修路", "30")
    assert row_cells("修了路，也架了桥。") == ()


def test_a_question_names_the_rows_that_have_most_of_its_cells() -> None:
    rows = {1: ("东坡镇", "大坝"), 2: ("东坡镇", "小坝"), 4: ("西河镇", "小坝")}
    assert named_rows(rows, "东坡镇的小坝有多高") == {2}
    assert named_rows(rows, "东坡镇的坝有多高") == {1, 2}
    assert named_rows(rows, "坝有多高") == set()
    assert named_rows({}, "东坡镇") == set()


def test_a_cell_within_a_longer_one_or_a_figure_within_another_is_not_named() -> None:
    months = {1: ("一月", "30"), 2: ("十一月", "130"), 3: ("十二月", "3.30")}
    assert named_rows(months, "十一月用了多少电") == {2}
    assert named_rows(months, "一月用了多少电") == {1}
    assert named_rows(months, "哪个月用了130度") == {2}
    assert named_rows(months, "哪个月用了3.30度") == {3}
