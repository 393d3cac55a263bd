"""What the bot says to administrators of how it is used, and of a full disk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminTexts:
    """One language. The places in braces are the same in all of them."""

    # Statistics.
    stats_certainty: str
    stats_seconds: str
    stats_frequent: str
    stats_read: str
    chart_caption: str
    button_csv: str
    button_question_set: str

    # The disk.
    disk_full: str


ADMIN = {
    "zh-Hans": AdminTexts(
        stats_certainty="🟩 有把握 {sure}，🟨 没把握 {unsure}，🟥 没有 {none}",
        stats_seconds="检索用时：一半在 {median} 毫秒内，95% 在 {most} 毫秒内",
        stats_frequent="问得最多的：",
        stats_read="读得最多的：",
        chart_caption="上：最近 30 天；中：最近 12 周；下：一天里的钟点。🟩 有把握 🟨 没把握 🟥 没有",
        button_csv="导出表格",
        button_question_set="导出题集",
        disk_full="硬盘满了，存不进东西。问题照常回答，但使用情况、语言选择和按钮的记忆都不再记下。请腾出空间。",
    ),
    "zh-Hant": AdminTexts(
        stats_certainty="🟩 有把握 {sure}，🟨 沒把握 {unsure}，🟥 沒有 {none}",
        stats_seconds="檢索用時：一半在 {median} 毫秒內，95% 在 {most} 毫秒內",
        stats_frequent="問得最多的：",
        stats_read="讀得最多的：",
        chart_caption="上：最近 30 天；中：最近 12 週；下：一天裡的鐘點。🟩 有把握 🟨 沒把握 🟥 沒有",
        button_csv="匯出表格",
        button_question_set="匯出題集",
        disk_full="硬碟滿了，存不進東西。問題照常回答，但使用情況、語言選擇和按鈕的記憶都不再記下。請騰出空間。",
    ),
    "en": AdminTexts(
        stats_certainty="🟩 sure {sure}, 🟨 unsure {unsure}, 🟥 none {none}",
        stats_seconds="Search time: half within {median} ms, 95 of 100 within {most} ms",
        stats_frequent="Asked most:",
        stats_read="Read most:",
        chart_caption="Top: the last 30 days; middle: the last 12 weeks; bottom: the hours of the day."
        " 🟩 sure 🟨 unsure 🟥 none",
        button_csv="Export a table",
        button_question_set="Export a question set",
        disk_full="The disk is full. Questions are answered as before, but statistics, languages and what buttons need"
        " are not remembered. Make room.",
    ),
}
