"""Words people type that mean more than a question: Chinese names of commands, and ways to ask on."""

HELP = ("帮助", "幫助", "说明", "說明", "怎么用", "怎麼用", "help")
SPEECHES = ("讲话", "講話", "讲话列表", "講話列表", "目录", "目錄", "有哪些讲话", "有哪些講話")
LANGUAGE = ("语言", "語言", "language")
REINDEX = ("重建索引",)
STATS = ("统计", "統計", "使用情况", "使用情況")
ASK = ("问", "問", "提问", "提問")

MORE = frozenset(
    (
        "还有吗",
        "還有嗎",
        "还有么",
        "还有没有",
        "還有沒有",
        "还有别的吗",
        "還有別的嗎",
        "还有呢",
        "還有呢",
        "还有",
        "還有",
        "下一个",
        "下一個",
        "下一条",
        "下一條",
        "下一段",
        "再来一个",
        "再來一個",
        "再来",
        "再來",
        "继续",
        "繼續",
        "更多",
        "多一点",
        "多一點",
        "more",
        "next",
    )
)
