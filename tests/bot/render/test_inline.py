"""An inline result sends the quotation with its source, and a link that opens the passage in the bot."""

from telegram import InputTextMessageContent

from bot.render.inline import inline_result
from bot.texts import LANGUAGES
from index.model import Hit, Passage

ZH = LANGUAGES["zh-Hans"]


def hit(text: str, title: str = "题") -> Hit:
    return Hit(Passage(7, 1, title, (), text, "a", None, 0), 1.0, ((len(text) - 5, len(text)),))


def sent(found: Hit, *notes: str) -> InputTextMessageContent:
    content = inline_result(found, "b", ZH, notes=notes).input_message_content
    assert isinstance(content, InputTextMessageContent)
    return content


def test_a_result_is_sent_with_its_source_and_no_preview() -> None:
    result = inline_result(hit("今年修路。"), "jianghua_bot", ZH).to_dict()
    assert result["input_message_content"]["message_text"] == "📄 题\n今年修路。"
    assert result["input_message_content"]["link_preview_options"] == {"is_disabled": True}
    [[button]] = result["reply_markup"]["inline_keyboard"]
    assert button["url"] == "https://t.me/jianghua_bot?start=p7"
    assert (result["title"], result["description"]) == ("题", "今年修路。")


def test_notes_stand_above() -> None:
    assert sent(hit("今年修路。"), ZH.unsure).message_text == f"{ZH.unsure}\n\n📄 题\n今年修路。"


def test_of_a_long_passage_the_part_that_answers_is_sent() -> None:
    content = sent(hit("前面说话。" * 600 + "今年修路。"))
    assert content.message_text.endswith("今年修路。")
    assert len(content.message_text) < 1000


def test_a_passage_without_a_title_has_one_in_the_list() -> None:
    assert inline_result(hit("今年修路。", ""), "b", ZH).title == "…"
