"""What the bot says to a person of their own data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyTexts:
    """One language. The places in braces are the same in all of them."""

    privacy: str
    forgotten: str


PRIVACY = {
    "zh-Hans": PrivacyTexts(
        privacy="隐私\n\n"
        "• 您的编号只存成带密钥的散列，不存姓名和用户名\n"
        "• 问题的文字保留 {days} 天，过后只计数\n"
        "• 记下的还有：选的语言，👍 👎，查到哪一段，用了多久\n"
        "• 除 Telegram 外不发给任何人；Telegram 看得到您和机器人之间的消息\n"
        "• 发 /forget 立即删掉您问过的一切",
        forgotten="已经删掉：{questions} 个问题，还有您的评价和语言选择。以前回答下面的按钮不再有用。",
    ),
    "zh-Hant": PrivacyTexts(
        privacy="隱私\n\n"
        "• 您的編號只存成帶金鑰的雜湊，不存姓名和使用者名稱\n"
        "• 問題的文字保留 {days} 天，過後只計數\n"
        "• 記下的還有：選的語言，👍 👎，查到哪一段，用了多久\n"
        "• 除 Telegram 外不發給任何人；Telegram 看得到您和機器人之間的訊息\n"
        "• 發 /forget 立即刪掉您問過的一切",
        forgotten="已經刪掉：{questions} 個問題，還有您的評價和語言選擇。以前回答下面的按鈕不再有用。",
    ),
    "en": PrivacyTexts(
        privacy="Privacy\n\n"
        "• Your user id is kept as a keyed hash alone; no name, no user name\n"
        "• The words of a question are kept for {days:day|days}; after that it only counts\n"
        "• Also kept: the language you chose, 👍 👎, the passage found, the time it took\n"
        "• Nothing goes to anybody but Telegram, which sees the messages between you and the bot\n"
        "• /forget deletes all you have asked at once",
        forgotten="Deleted: {questions:question|questions}, your marks and your language."
        " Buttons under earlier answers no longer work.",
    ),
}
