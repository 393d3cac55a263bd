"""What the bot says to administrators and of access, privacy and a person's own data, in each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminTexts:
    """One language. The places in braces are the same in all of them."""

    your_id: str
    your_id_in_group: str


ADMIN = {
    "zh-Hans": AdminTexts(
        your_id="您的用户编号是 {user}。写进 config.toml 的 admins，就是管理员。",
        your_id_in_group="您的用户编号是 {user}，这个群的编号是 {chat}。",
    ),
    "zh-Hant": AdminTexts(
        your_id="您的使用者編號是 {user}。寫進 config.toml 的 admins，就是管理員。",
        your_id_in_group="您的使用者編號是 {user}，這個群組的編號是 {chat}。",
    ),
    "en": AdminTexts(
        your_id="Your user id is {user}. Whoever is in `admins` of config.toml is an administrator.",
        your_id_in_group="Your user id is {user}, this group's is {chat}.",
    ),
}
