"""What the bot says of the administrator's own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordsTexts:
    """One language. The places in braces are the same in all of them."""

    command_words: str
    words: str
    words_none: str
    words_help: str
    words_mistake: str
    words_wrong: str
    words_added: str
    words_deleted: str
    words_no_such: str
    stats_own_words: str


OWN_WORDS = {
    "zh-Hans": OwnWordsTexts(
        command_words="同义的说法、不拆开的名字",
        words="自定义的词，{count} 条：",
        words_none="还没有自定义的词。",
        words_help="加一条：/words 大学生 = 高校毕业生（问一个，另一个也查）；/words + 板凳会（名字，不拆开）；"
        "/words - 请教一下（提问时不管它）。删一条：/words 删除 1。马上生效，不用重建索引。",
        words_mistake="第 {line} 行{reason}",
        words_wrong="没有加上“{entry}”：{reason}",
        words_added="已加上：{entry}",
        words_deleted="已删除：{entry}",
        words_no_such="没有第 {number} 条。",
        stats_own_words="自定义的词改变了答案：",
    ),
    "zh-Hant": OwnWordsTexts(
        command_words="同義的說法、不拆開的名字",
        words="自訂的詞，{count} 條：",
        words_none="還沒有自訂的詞。",
        words_help="加一條：/words 大學生 = 高校畢業生（問一個，另一個也查）；/words + 板凳會（名字，不拆開）；"
        "/words - 請教一下（提問時不管它）。刪一條：/words 刪除 1。馬上生效，不用重建索引。",
        words_mistake="第 {line} 行{reason}",
        words_wrong="沒有加上「{entry}」：{reason}",
        words_added="已加上：{entry}",
        words_deleted="已刪除：{entry}",
        words_no_such="沒有第 {number} 條。",
        stats_own_words="自訂的詞改變了答案：",
    ),
    "en": OwnWordsTexts(
        command_words="Equal terms, names kept whole",
        words="{count:word|words} of your own:",
        words_none="No words of your own yet.",
        words_help="To add: /words term = other term (a question for one asks for the other, too); /words + name"
        " (looked up whole); /words - words (left out of questions). To delete: /words delete 1. In effect at once,"
        " without a reindex.",
        words_mistake="line {line} {reason}",
        words_wrong="“{entry}” was not added: it {reason}",
        words_added="Added: {entry}",
        words_deleted="Deleted: {entry}",
        words_no_such="There is no entry {number}.",
        stats_own_words="Words of your own that changed answers:",
    ),
}
