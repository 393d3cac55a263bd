"""The foot of a site in one line, and sentences that only speak of what stands there."""

import pytest

from index.structure.rules import Mark, has_mark


@pytest.mark.parametrize(
    "line",
    [
        "【打印本页】【关闭窗口】 主办：青石县人民政府办公室 备案号：X ICP备00000000号",
        "【关闭】 青ICP备12345678号-1 公网安备 4201号",
        "主办：青石县政府 承办：县政府办 地址：城北路1号 邮编：430000 网站标识码：4201000001",
        "[打印] 版权所有：青石县政府 技术支持：信息中心",
        "网站管理单位：县信息中心 联系电话：0000-1234567",
        "备案序号：青ICP备1号",
    ],
)
def test_the_foot_of_a_site_is_furniture_also_behind_buttons(line: str) -> None:
    assert has_mark(line, Mark.FURNITURE)


@pytest.mark.parametrize(
    "line",
    [
        "所有网站都要办理ICP备案。",
        "企业要依法办理ICP备案和公网安备手续",
        "【打印本页】在全县大会上的讲话",
        "【返回】工作要扎实",
        "主办：县文联 承办：县图书馆",
        "技术支持：要给农户送上门",
        "联系电话：0000-1234567",
    ],
)
def test_lines_that_only_speak_of_it_stay(line: str) -> None:
    assert not has_mark(line, Mark.FURNITURE)
