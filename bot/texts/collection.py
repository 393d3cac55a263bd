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

    # Access.
    access_closed: str
    access_ask: str
    access_welcome: str
    access_person: str
    access_group: str
    access_admitted: str
    access_denied: str
    access_usage: str
    button_admit: str
    button_deny: str

    # The administrator's own words.
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

    # Answers that are chosen.
    command_answer: str
    answer_which: str
    answer_none: str
    answer_help: str
    answer_choose: str
    answer_bound: str
    answer_unbound: str
    answer_chosen: str
    button_unbind: str


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
        access_closed="这个机器人只对名单里的人开放。您的编号是 {number}；已经告诉管理员，"
        "请等一等，也可以把编号发给他。",
        access_ask="还不能使用，点这里申请",
        access_welcome="您现在可以提问了。发 /help 看看怎么用。",
        access_person="{name}（{number}）想使用这个机器人。",
        access_group="群“{name}”（{number}）想使用这个机器人。",
        access_admitted="✅ {number} 可以使用了。",
        access_denied="{number} 不再能使用。",
        access_usage="请在 {command} 后面写编号，群的编号是负数。编号发 /id 就知道。",
        button_admit="让他使用",
        button_deny="收回",
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
        command_answer="给没有答上来的问题指定段落",
        answer_which="给哪个问题指定段落？",
        answer_none="没有答不上来的问题。",
        answer_help="也可以发 /answer 问题，或者 /answer 问题 = 用来找段落的词。",
        answer_choose="“{question}”用哪一段回答？",
        answer_bound="“{question}”从现在起用这一段回答：",
        answer_unbound="“{question}”不再指定段落。",
        answer_chosen="这一段是管理员指定的。",
        button_unbind="不指定",
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
        access_closed="這個機器人只對名單裡的人開放。您的編號是 {number}；已經告訴管理員，"
        "請等一等，也可以把編號傳給他。",
        access_ask="還不能使用，點這裡申請",
        access_welcome="您現在可以提問了。傳 /help 看看怎麼用。",
        access_person="{name}（{number}）想使用這個機器人。",
        access_group="群組「{name}」（{number}）想使用這個機器人。",
        access_admitted="✅ {number} 可以使用了。",
        access_denied="{number} 不再能使用。",
        access_usage="請在 {command} 後面寫編號，群組的編號是負數。編號傳 /id 就知道。",
        button_admit="讓他使用",
        button_deny="收回",
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
        command_answer="給沒有答上來的問題指定段落",
        answer_which="給哪個問題指定段落？",
        answer_none="沒有答不上來的問題。",
        answer_help="也可以傳 /answer 問題，或者 /answer 問題 = 用來找段落的詞。",
        answer_choose="「{question}」用哪一段回答？",
        answer_bound="「{question}」從現在起用這一段回答：",
        answer_unbound="「{question}」不再指定段落。",
        answer_chosen="這一段是管理員指定的。",
        button_unbind="不指定",
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
        access_closed="This bot is for listed people only. Your number is {number}; the administrators have been told,"
        " please wait, or send them the number.",
        access_ask="Not open to you yet: ask for access",
        access_welcome="You can ask now. /help tells how.",
        access_person="{name} ({number}) would like to use this bot.",
        access_group="The group “{name}” ({number}) would like to use this bot.",
        access_admitted="✅ {number} may use the bot.",
        access_denied="{number} may no longer use the bot.",
        access_usage="Write a number behind {command}, a negative one for a group. /id tells it.",
        button_admit="Let in",
        button_deny="Withdraw",
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
        command_answer="Choose passages for open questions",
        answer_which="Which question shall have a passage?",
        answer_none="No question is without an answer.",
        answer_help="Or send /answer QUESTION, or /answer QUESTION = words to find the passage by.",
        answer_choose="Which passage answers “{question}”?",
        answer_bound="“{question}” is answered with this passage from now on:",
        answer_unbound="“{question}” has no chosen passage any more.",
        answer_chosen="An administrator chose this passage.",
        button_unbind="None",
    ),
}
