"""What the bot says of who may use it: numbers of people and groups, asking for access, letting in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessTexts:
    """One language. The places in braces are the same in all of them."""

    your_id: str
    your_id_in_group: str
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


ACCESS = {
    "zh-Hans": AccessTexts(
        your_id="您的用户编号是 {user}。写进 config.toml 的 admins，就是管理员。",
        your_id_in_group="您的用户编号是 {user}，这个群的编号是 {chat}。",
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
    ),
    "zh-Hant": AccessTexts(
        your_id="您的使用者編號是 {user}。寫進 config.toml 的 admins，就是管理員。",
        your_id_in_group="您的使用者編號是 {user}，這個群組的編號是 {chat}。",
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
    ),
    "en": AccessTexts(
        your_id="Your user id is {user}. Whoever is in `admins` of config.toml is an administrator.",
        your_id_in_group="Your user id is {user}, this group's is {chat}.",
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
    ),
}
