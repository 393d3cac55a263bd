"""What the bot says to administrators of the collection: reindexing, documents that were sent, the files in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminCollectionTexts:
    """One language. The places in braces are the same in all of them."""

    # Reindexing.
    reindex_pace: str
    seconds: str
    minutes: str
    reindex_changes: str
    reindex_warnings: str
    reindex_cancelled: str
    reindex_over: str
    reindex_queued: str
    button_cancel: str


ADMIN_COLLECTION = {
    "zh-Hans": AdminCollectionTexts(
        reindex_pace="每秒 {rate} 个，还要约 {left}",
        seconds="{number} 秒",
        minutes="{number} 分钟",
        reindex_changes="新增 {added}，改动 {changed}，移除 {removed}，未变 {unchanged}，没有收录 {refused}",
        reindex_warnings="请留意：",
        reindex_cancelled="已取消，原来的索引照常使用。",
        reindex_over="这次重建已经结束。",
        reindex_queued="正在重建索引，完成后会再收录一次。",
        button_cancel="取消",
    ),
    "zh-Hant": AdminCollectionTexts(
        reindex_pace="每秒 {rate} 個，還要約 {left}",
        seconds="{number} 秒",
        minutes="{number} 分鐘",
        reindex_changes="新增 {added}，改動 {changed}，移除 {removed}，未變 {unchanged}，沒有收錄 {refused}",
        reindex_warnings="請留意：",
        reindex_cancelled="已取消，原來的索引照常使用。",
        reindex_over="這次重建已經結束。",
        reindex_queued="正在重建索引，完成後會再收錄一次。",
        button_cancel="取消",
    ),
    "en": AdminCollectionTexts(
        reindex_pace="{rate} a second, about {left} left",
        seconds="{number:second|seconds}",
        minutes="{number:minute|minutes}",
        reindex_changes="{added} added, {changed} changed, {removed} removed, {unchanged} unchanged, {refused} refused",
        reindex_warnings="Please note:",
        reindex_cancelled="Cancelled; the index that was there still answers.",
        reindex_over="This rebuild has ended.",
        reindex_queued="The index is being rebuilt; it will be done once more after that.",
        button_cancel="Cancel",
    ),
}
