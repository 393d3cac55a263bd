"""What the bot says in Traditional Chinese."""

from bot.texts.sentences import Texts

TEXTS = Texts(
    code="zh-Hant",
    name="繁體中文",
    day=lambda day: f"{day.year}年{day.month}月{day.day}日",
    command_ask="提問：/ask 問題",
    command_speeches="有哪些講話，可依標題查",
    command_language="切換語言",
    command_help="怎麼用",
    command_reindex="重建索引",
    command_stats="使用情況",
    about="用講話原文回答問題，一字不改。",
    description="直接傳來問題，我從收錄的講話裡找出原文來回答：一字不改，註明出處，還可以看前後文和全文。\n\n"
    "群組裡用 /ask，在任何聊天裡用 @ 加我的名字。",
    welcome="您好！這裡收錄了 {speeches} 篇講話，共 {passages} 個段落。",
    how="直接傳來問題，我用講話原文回答，一字不改。",
    how_in_groups="在群組裡傳 /ask 加問題，或者回覆我、@我 提問，我用講話原文回答，一字不改。",
    thanked="不客氣！有問題隨時問我。",
    try_these="例如可以問：",
    help="{how}\n\n/speeches 看看有哪些講話\n/language 切換語言\n\n想知道更多，點下面的按鈕。",
    unknown_command="沒有 {command} 這個指令。",
    help_asking="怎麼問\n\n"
    "• 一句話、幾個詞都可以，簡體繁體都行\n"
    "• 「原話」加引號，就找一字不差的\n"
    "• -詞 去掉含這個詞的段落\n"
    "• 標題:就業 只在標題含「就業」的講話裡找\n"
    "• 接著問「那和平區呢？」，我會接上前一個問題\n"
    "• 「還有嗎」「下一個」看後面的段落\n"
    "• 回覆某則回答來提問，就只在那篇講話裡找",
    help_reading="怎麼讀\n\n"
    "• 數字按鈕換一段，◀ ▶ 看更多\n"
    "• 前後文：這一段的上下文\n"
    "• 全文：打開整篇，翻頁、看目錄，或存成檔案\n"
    "• 複製出處：標題和原話一起複製\n"
    "• 👍 👎 告訴我答得好不好\n"
    "• /speeches 就業：依標題找講話",
    help_sharing="在群組裡用\n\n"
    "• 傳 /ask 加問題，或回覆我的訊息，或 @我 提問\n"
    "• 在任何聊天裡輸入 @{bot} 加問題，選一段送出\n"
    "• 打開一篇講話後，「複製連結」可以分享給別人",
    button_help_asking="怎麼問",
    button_help_reading="怎麼讀",
    button_help_sharing="群組裡用",
    read_as="理解為：{question}",
    corrected="已改以「{question}」搜尋",
    asked="問：{question}",
    within="只在《{title}》裡找",
    nearest="沒有直接的回答，最接近的是：",
    unsure="沒有把握，最接近的是：",
    missing="文中沒有提到{parts}",
    quoted="「{text}」",
    others="其他段落",
    same_speech="同篇",
    also_in="同樣的話也見於：{titles}",
    citation="「{quotation}」——{source}",
    file_page="第 {page} 頁",
    button_part="本段 {part}/{parts}",
    button_around="前後文",
    button_full="全文",
    button_cite="複製出處",
    button_back="返回",
    button_alone="只問「{question}」",
    button_widen="在全部講話裡搜尋",
    button_nearest="看看最接近的段落",
    useful="謝謝！很高興幫上忙。",
    useless="謝謝，已經記下。",
    silence="沒有找到能回答這個問題的段落。",
    silence_within="在《{title}》裡沒有找到能回答這個問題的段落。",
    silence_advice="換個說法，或只寫關鍵的詞再試試。",
    did_you_mean="您是不是要找：{spellings}",
    pause="、",
    or_try="也可以試試：",
    page="第 {page}/{pages} 頁",
    contents="目錄",
    button_contents="目錄",
    button_text="回到正文",
    button_link="複製連結",
    reply_hint="回覆這則訊息，就在這篇講話裡提問",
    speech_gone="這篇講話已經不在資料裡了，用 /speeches 看看現有的。",
    speeches="共 {speeches} 篇講話",
    speeches_found="標題含「{query}」的講話：{speeches} 篇",
    speeches_none="沒有標題含「{query}」的講話。",
    button_in_passages="在正文裡搜尋「{query}」",
    speeches_advice="點數字打開；依標題找：/speeches 關鍵字",
    language_ask="請選擇語言：",
    language_set="好的，之後用繁體中文。",
    inline_open="看全文",
    inline_help="輸入問題，選一段原文送出",
    inline_none="沒有找到，換個說法試試",
    group_ask="請在 /ask 後面寫上問題，例如：/ask {example}",
    nothing_asked="請寫上問題，例如：{example}",
    no_letters="請用文字提問，幾個詞也可以。",
    text_only="我只看得懂文字，請把問題寫出來。",
    no_more="沒有更多段落了。",
    nothing_before="還沒有可以接著看的問題，請先提一個問題。",
    too_fast="問得有點快，請過 {seconds} 秒再問。",
    too_many_waiting="前面的問題還在查，請稍等一下。",
    expired="這個按鈕已經過期，請重新提問。",
    not_yours="這是別人的提問。想自己查，請傳 /ask 加上您的問題。",
    failed="抱歉，出了點問題，請稍後再試。",
    no_index="資料還沒有準備好，請稍後再來。",
    no_index_admin="還沒有索引。傳 /reindex 建立索引。",
    busy="目前忙碌，請稍後再試。",
    admins_only="抱歉，只有管理員可以這樣做。",
    reindex_started="正在重建索引……",
    reindex_reading="正在讀檔案：{done}/{total}",
    reindex_analysing="正在分析段落：{done}/{total}",
    reindex_writing="正在寫入索引：{done}/{total}",
    reindex_running="已經在重建索引了，完成後會告訴您。",
    reindex_done="已按 {paths} 重建索引：{speeches} 篇講話，{passages} 個段落，"
    "{files} 個檔案（{unchanged} 個未變），用時 {seconds} 秒。",
    reindex_before="設定檔裡寫的是它；原來的索引來自 {paths}。",
    reindex_refused="{count} 個檔案沒有收錄：",
    reindex_refused_more="……還有 {count} 個",
    reindex_failed="重建沒有成功，原來的索引照常使用。\n{reason}",
    stats="{days}\n提問 {questions} 次，{silent} 次沒有找到，👍 {useful}，👎 {useless}",
    stats_days="{first} 至 {last}",
    stats_silent="沒有找到的：",
    stats_disliked="答得不好的：",
    stats_none="還沒有人提問。",
)
