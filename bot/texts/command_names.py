"""Chinese names of commands and of buttons that people type."""

HELP = ("帮助", "幫助", "说明", "說明", "怎么用", "怎麼用", "help")
SPEECHES = ("讲话", "講話", "讲话列表", "講話列表", "目录", "目錄", "有哪些讲话", "有哪些講話")
LANGUAGE = ("语言", "語言", "language")
REINDEX = ("重建索引",)
STATS = ("统计", "統計", "使用情况", "使用情況")
NEXT_PAGE = ("下一页", "下一頁", "next page")
PREVIOUS_PAGE = ("上一页", "上一頁", "previous page")
ASK = ("问", "問", "提问", "提問")
DELETE = ("删除", "刪除", "delete")
LEAVE = frozenset({"quit", "exit", "退出", "離開", "离开", ":q"})
"""What leaves the chat of the terminal, also behind a slash."""
