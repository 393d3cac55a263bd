"""What the bot says to administrators and of access, privacy and a person's own data, in each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminTexts:
    """One language. The places in braces are the same in all of them."""

    your_id: str
    your_id_in_group: str

    # Statistics.
    stats_certainty: str
    stats_seconds: str
    stats_frequent: str
    stats_read: str
    chart_caption: str
    button_csv: str
    button_question_set: str

    # A person's own data.
    privacy: str
    forgotten: str

    disk_full: str


ADMIN = {
    "zh-Hans": AdminTexts(
        your_id="您的用户编号是 {user}。写进 config.toml 的 admins，就是管理员。",
        your_id_in_group="您的用户编号是 {user}，这个群的编号是 {chat}。",
        stats_certainty="🟩 有把握 {sure}，🟨 没把握 {unsure}，🟥 没有 {none}",
        stats_seconds="检索用时：一半在 {median} 毫秒内，95% 在 {most} 毫秒内",
        stats_frequent="问得最多的：",
        stats_read="读得最多的：",
        chart_caption="上：最近 30 天；中：最近 12 周；下：一天里的钟点。🟩 有把握 🟨 没把握 🟥 没有",
        button_csv="导出表格",
        button_question_set="导出题集",
        privacy="隐私\n\n"
        "• 您的编号只存成带密钥的散列，不存姓名和用户名\n"
        "• 问题的文字保留 {days} 天，过后只计数\n"
        "• 记下的还有：选的语言，👍 👎，查到哪一段，用了多久\n"
        "• 除 Telegram 外不发给任何人；Telegram 看得到您和机器人之间的消息\n"
        "• 发 /forget 立即删掉您问过的一切",
        forgotten="已经删掉：{questions} 个问题，还有您的评价和语言选择。以前回答下面的按钮不再有用。",
        disk_full="硬盘满了，存不进东西。问题照常回答，但使用情况、语言选择和按钮的记忆都不再记下。请腾出空间。",
    ),
    "zh-Hant": AdminTexts(
        your_id="您的使用者編號是 {user}。寫進 config.toml 的 admins，就是管理員。",
        your_id_in_group="您的使用者編號是 {user}，這個群組的編號是 {chat}。",
        stats_certainty="🟩 有把握 {sure}，🟨 沒把握 {unsure}，🟥 沒有 {none}",
        stats_seconds="檢索用時：一半在 {median} 毫秒內，95% 在 {most} 毫秒內",
        stats_frequent="問得最多的：",
        stats_read="讀得最多的：",
        chart_caption="上：最近 30 天；中：最近 12 週；下：一天裡的鐘點。🟩 有把握 🟨 沒把握 🟥 沒有",
        button_csv="匯出表格",
        button_question_set="匯出題集",
        privacy="隱私\n\n"
        "• 您的編號只存成帶金鑰的雜湊，不存姓名和使用者名稱\n"
        "• 問題的文字保留 {days} 天，過後只計數\n"
        "• 記下的還有：選的語言，👍 👎，查到哪一段，用了多久\n"
        "• 除 Telegram 外不發給任何人；Telegram 看得到您和機器人之間的訊息\n"
        "• 發 /forget 立即刪掉您問過的一切",
        forgotten="已經刪掉：{questions} 個問題，還有您的評價和語言選擇。以前回答下面的按鈕不再有用。",
        disk_full="硬碟滿了，存不進東西。問題照常回答，但使用情況、語言選擇和按鈕的記憶都不再記下。請騰出空間。",
    ),
    "en": AdminTexts(
        your_id="Your user id is {user}. Whoever is in `admins` of config.toml is an administrator.",
        your_id_in_group="Your user id is {user}, this group's is {chat}.",
        stats_certainty="🟩 sure {sure}, 🟨 unsure {unsure}, 🟥 none {none}",
        stats_seconds="Search time: half within {median} ms, 95 of 100 within {most} ms",
        stats_frequent="Asked most:",
        stats_read="Read most:",
        chart_caption="Top: the last 30 days; middle: the last 12 weeks; bottom: the hours of the day."
        " 🟩 sure 🟨 unsure 🟥 none",
        button_csv="Export a table",
        button_question_set="Export a question set",
        privacy="Privacy\n\n"
        "• Your user id is kept as a keyed hash alone; no name, no user name\n"
        "• The words of a question are kept for {days:day|days}; after that it only counts\n"
        "• Also kept: the language you chose, 👍 👎, the passage found, the time it took\n"
        "• Nothing goes to anybody but Telegram, which sees the messages between you and the bot\n"
        "• /forget deletes all you have asked at once",
        forgotten="Deleted: {questions:question|questions}, your marks and your language."
        " Buttons under earlier answers no longer work.",
        disk_full="The disk is full. Questions are answered as before, but statistics, languages and what buttons need"
        " are not remembered. Make room.",
    ),
}
