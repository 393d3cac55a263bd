"""What `jianghua chat` itself says, around the bot's own messages, in each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalTexts:
    """One language, `code`. The places in braces are the same in all of them."""

    code: str
    keys: str
    prompt: str
    edited: str
    deleted: str
    copy: str
    link: str
    saved: str
    not_saved: str
    elsewhere: str
    nothing_to_edit: str
    nothing_to_reply: str
    no_button: str


TERMINAL_TEXTS = {
    "zh-Hans": TerminalTexts(
        code="zh-Hans",
        keys="数字 按按钮 · >问题 回复 · /edit 改问题 · /quit 离开 · 空格加数字 是提问",
        prompt="问 › ",
        edited="（已改）",
        deleted="（消息已删除）",
        copy="复制下面的文字：",
        link="链接：{url}",
        saved="已存到 {path}",
        not_saved="文件没有存下：{reason}",
        elsewhere="这个按钮要在 Telegram 里用。",
        nothing_to_edit="还没有可以改的问题。",
        nothing_to_reply="还没有可以回复的消息。",
        no_button="没有 {number} 号按钮；要问这个数，前面加个空格。",
    ),
    "zh-Hant": TerminalTexts(
        code="zh-Hant",
        keys="數字 按按鈕 · >問題 回覆 · /edit 改問題 · /quit 離開 · 空格加數字 是提問",
        prompt="問 › ",
        edited="（已改）",
        deleted="（訊息已刪除）",
        copy="複製下面的文字：",
        link="連結：{url}",
        saved="已存到 {path}",
        not_saved="檔案沒有存下：{reason}",
        elsewhere="這個按鈕要在 Telegram 裡用。",
        nothing_to_edit="還沒有可以改的問題。",
        nothing_to_reply="還沒有可以回覆的訊息。",
        no_button="沒有 {number} 號按鈕；要問這個數，前面加個空格。",
    ),
    "en": TerminalTexts(
        code="en",
        keys="a number presses its button · >reply · /edit · /quit · a space and a number asks",
        prompt="ask › ",
        edited="(edited)",
        deleted="(message deleted)",
        copy="Copy this text:",
        link="Link: {url}",
        saved="Saved to {path}",
        not_saved="The file was not saved: {reason}",
        elsewhere="This button works in Telegram only.",
        nothing_to_edit="There is no question to edit yet.",
        nothing_to_reply="There is no message to reply to yet.",
        no_button="There is no button {number}; to ask this number, put a space before it.",
    ),
}
