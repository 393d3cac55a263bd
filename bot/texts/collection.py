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

    # Documents that were sent.
    upload_help: str
    upload_photos: str
    upload_too_big: str
    upload_not_fetched: str
    upload_not_kept: str
    upload_found: str
    upload_empty: str
    upload_unfinished: str
    upload_taken: str
    upload_same: str
    upload_titles_more: str
    button_add: str
    button_add_beside: str
    button_replace: str
    button_discard: str
    uploads_added: str
    uploads_discarded: str

    # The files of the collection.
    command_upload: str
    command_files: str
    command_remove: str
    files: str
    files_none: str
    files_no_match: str
    file_line: str
    file_not_indexed: str
    file_gone: str
    file_left_out: str
    files_remove: str
    file_removed: str
    file_returned: str
    undo_over: str
    button_undo: str
    help_files: str


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
        upload_help="把文件发到这里就能收录：{kinds}，压缩包也可以。每个最大 {megabytes} MB，可以一次发几个。"
        "{photos}我先看一遍，再问您要不要收录。/files 看收录了哪些，/remove 移除。",
        upload_photos="纸上的文字可以拍照发来，作为文件发更清楚。",
        upload_too_big="{name} 有 {size} MB，超过 {megabytes} MB，Telegram 不让机器人取。可以拆成几个再发，"
        "或者放进服务器上的文件夹再发 /reindex。",
        upload_not_fetched="没有取到 {name}：{reason}",
        upload_not_kept="{name} 存不下来：{reason}",
        upload_found="{speeches} 篇讲话，{passages} 个段落",
        upload_empty="没有可以收录的内容",
        upload_unfinished="很长，或者是图片，要等收录时才能全部读完",
        upload_taken="已经有一个同名的文件",
        upload_same="已经收录过，内容一样",
        upload_titles_more="……还有 {count} 篇",
        button_add="收录",
        button_add_beside="另存一份收录",
        button_replace="替换同名文件",
        button_discard="不要",
        uploads_added="已收下：{names}",
        uploads_discarded="没有收录，已经删掉。",
        command_upload="怎样把文件发给我",
        command_files="收录了哪些文件",
        command_remove="移除一个文件",
        files="共 {files} 个文件，{size}",
        files_none="还没有收录文件。",
        files_no_match="没有文件的名字里有“{query}”。",
        file_line="{size}，{date}，{speeches} 篇 {passages} 段",
        file_not_indexed="还没有收录，发 /reindex",
        file_gone="原文件已经不在，下次重建时移除",
        file_left_out="已移除",
        files_remove="要移除哪一个？点它的编号。",
        file_removed="已移除 {name}。",
        file_returned="已放回 {name}。",
        undo_over="已经放不回来了，请重新发一次文件。",
        button_undo="撤销",
        help_files="/upload 怎样把文件发给我\n/files 收录了哪些文件\n/remove 移除一个文件",
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
        upload_help="把檔案傳到這裡就能收錄：{kinds}，壓縮檔也可以。每個最大 {megabytes} MB，可以一次傳幾個。"
        "{photos}我先看一遍，再問您要不要收錄。/files 看收錄了哪些，/remove 移除。",
        upload_photos="紙上的文字可以拍照傳來，以檔案傳送更清楚。",
        upload_too_big="{name} 有 {size} MB，超過 {megabytes} MB，Telegram 不讓機器人取。可以拆成幾個再傳，"
        "或者放進伺服器上的資料夾再傳 /reindex。",
        upload_not_fetched="沒有取到 {name}：{reason}",
        upload_not_kept="{name} 存不下來：{reason}",
        upload_found="{speeches} 篇講話，{passages} 個段落",
        upload_empty="沒有可以收錄的內容",
        upload_unfinished="很長，或者是圖片，要等收錄時才能全部讀完",
        upload_taken="已經有一個同名的檔案",
        upload_same="已經收錄過，內容一樣",
        upload_titles_more="……還有 {count} 篇",
        button_add="收錄",
        button_add_beside="另存一份收錄",
        button_replace="取代同名檔案",
        button_discard="不要",
        uploads_added="已收下：{names}",
        uploads_discarded="沒有收錄，已經刪掉。",
        command_upload="怎樣把檔案傳給我",
        command_files="收錄了哪些檔案",
        command_remove="移除一個檔案",
        files="共 {files} 個檔案，{size}",
        files_none="還沒有收錄檔案。",
        files_no_match="沒有檔案的名字裡有「{query}」。",
        file_line="{size}，{date}，{speeches} 篇 {passages} 段",
        file_not_indexed="還沒有收錄，傳 /reindex",
        file_gone="原檔案已經不在，下次重建時移除",
        file_left_out="已移除",
        files_remove="要移除哪一個？點它的編號。",
        file_removed="已移除 {name}。",
        file_returned="已放回 {name}。",
        undo_over="已經放不回來了，請重新傳一次檔案。",
        button_undo="復原",
        help_files="/upload 怎樣把檔案傳給我\n/files 收錄了哪些檔案\n/remove 移除一個檔案",
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
        upload_help="Send me documents here and I index them: {kinds}, archives of them, too. At most {megabytes} MB"
        " each, several at once if you like. {photos}I look through them first, then ask. /files lists what is indexed,"
        " /remove takes a file out.",
        upload_photos="I read photos of pages, too; as files they are sharper. ",
        upload_too_big="{name} has {size} MB, more than the {megabytes} MB that Telegram lets a bot fetch. Send it in"
        " parts, or put it into a folder of the server and send /reindex.",
        upload_not_fetched="{name} could not be fetched: {reason}",
        upload_not_kept="{name} could not be kept: {reason}",
        upload_found="{speeches:speech|speeches}, {passages:passage|passages}",
        upload_empty="nothing to index",
        upload_unfinished="long, or pictures: it is read as a whole only when it is added",
        upload_taken="there is a file of that name already",
        upload_same="indexed already, with the same content",
        upload_titles_more="… and {count:other|others}",
        button_add="Add",
        button_add_beside="Add beside it",
        button_replace="Replace the file of that name",
        button_discard="Discard",
        uploads_added="Added: {names}",
        uploads_discarded="Not indexed, and deleted.",
        command_upload="How to send me documents",
        command_files="Which files are indexed",
        command_remove="Take a file out",
        files="{files:file|files}, {size}",
        files_none="No file is indexed yet.",
        files_no_match="No file’s name holds “{query}”.",
        file_line="{size}, {date}, {speeches:speech|speeches}, {passages:passage|passages}",
        file_not_indexed="not indexed yet, send /reindex",
        file_gone="no longer there, goes with the next rebuild",
        file_left_out="taken out",
        files_remove="Which one is to go? Press its number.",
        file_removed="{name} was taken out.",
        file_returned="{name} is back.",
        undo_over="This can no longer be undone; please send the file again.",
        button_undo="Undo",
        help_files="/upload how to send me documents\n/files which files are indexed\n/remove takes a file out",
    ),
}
