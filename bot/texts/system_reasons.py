"""What the operating system and the reader of TOML complain of, in Chinese: the program does not word it."""

import errno
import os
import re
from functools import cache

_OF_SYSTEM = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.ENOSPC: "硬盘满了",
    errno.EROFS: "硬盘只读",
    errno.EISDIR: "是文件夹",
    errno.ENOTDIR: "不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕了圈子",
    errno.EIO: "读写出错",
    errno.EMFILE: "打开的文件太多",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.ECONNREFUSED: "连接被拒绝",
    errno.ECONNRESET: "连接中断",
    errno.ETIMEDOUT: "连接超时",
    errno.ENETUNREACH: "网络不通",
    errno.EHOSTUNREACH: "连不上对方",
}
_OF_TOML = {
    "Unclosed array": "数组没有写完，缺少 ]",
    "Unclosed inline table": "表没有写完，缺少 }",
    "Unterminated string": "引号没有成对",
    "Invalid value": "值不对，文字要加引号",
    "Invalid statement": "这一行不对",
    "Invalid initial character for a key part": "键的名字不对",
    "Expected '=' after a key in a key/value pair": "键后面缺少 =",
    "Expected newline or end of document after a statement": "值后面有多余的字",
    "Expected ']' at the end of a table declaration": "表名后面缺少 ]",
    "Cannot overwrite a value": "同一个键写了两次",
}
_NUMBERED = re.compile(r"\[Errno \d+\] (?P<reason>[^:]+)(?:: .*)?")
_PLACED = re.compile(r"(?P<reason>.+) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


def system_reason(line: str) -> str | None:
    """Give such a complaint in Simplified Chinese; None for what is none."""
    numbered = _NUMBERED.fullmatch(line)
    placed = _PLACED.fullmatch(line)
    if placed is None or placed["reason"] not in _OF_TOML:
        return _reasons().get(numbered["reason"] if numbered else line)
    place = f"第 {placed['line']} 行第 {placed['column']} 列" if placed["line"] else "文件末尾"
    return f"{_OF_TOML[placed['reason']]}（{place}）"


@cache
def _reasons() -> dict[str, str]:
    return {os.strerror(number): chinese for number, chinese in _OF_SYSTEM.items()}
