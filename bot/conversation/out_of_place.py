"""What is said that asks nothing of the speeches: rude words, and works that are to be made (帮我写一篇讲话)."""

WORKS = "(?:讲话|文章|报告|文件|通知|总结|信|稿子|发言|致辞|演讲|演说)"
"""What people call a speech."""

_OTHER_WORKS = "稿|诗|词|歌|作文|材料|方案|计划|短文|邮件|新闻|检讨书?|ppt"

_FOR_ME = (
    "(?:请|麻烦|能不能|可不可以|可以|可否|能|[你您]|再|那){0,4}(?:帮忙?|替|给|为)(?:我们?|咱们?|大家)?(?:[1一]?下)?"
)
_MADE = (
    "(?:写|起草|草拟|撰写|拟写?|编写?|作|做|制作|生成|翻译|画|润色|修改|改写|仿写|续写"
    "|订|预订|买|播放|放|发邮件|打电话|打开|设置?)"
)
_NOT_ASKING = r"(?:(?!什么|谁|哪|几|多少|怎么|如何|怎样|为什么)\w){0,24}?"

TO_BE_MADE = (
    rf"{_FOR_ME}{_MADE}(?!过|了(?![1一])){_NOT_ASKING}(?:好|行|可以)?"
    rf"|请?{_MADE}[1一]?[篇份封首段个副张]{_NOT_ASKING}(?:{WORKS}|{_OTHER_WORKS})稿?"
)
"""The pattern of a folded text that wants something made, and holds no question word."""

FEELINGS = "我(?:好|很|太|真|有点|想|要){0,3}(?:无聊|累|烦|饿|困|难过|郁闷|开心|高兴|[爱恨][你您])[死极]?"
"""The pattern of a folded text that tells how its writer feels."""

_YOU = "(?:[你您]们?|这个?|机器人|它|是不是|就?是|怎么){0,4}"
_VERY = "(?:真的?|太|好|很|这么|那么|够|有点|是|个|1个|大|在|给我){0,3}"
_RUDE = (
    "(?:滚[蛋开]?|滚远点|闭嘴|去死|笨[蛋死]?|蠢[货蛋猪死]?|傻[瓜子逼xb]?|白痴|智障|弱智|脑残|神经病|混蛋|王八蛋|讨厌)"
)

RUDE = (
    f"(?:{_YOU}{_VERY}{_RUDE}){{1,3}}"
    f"|(?=[你您这机它]){_YOU}{_VERY}(?:垃圾|废物|差劲?|烂|有病|没用|没劲)"
    "|(?:真|太|好|这么)(?:差劲?|烂|垃圾|没用)"
    "|(?:you(?:are|'re)?)?(?:so)?(?:stupid|idiot|dumb|useless)|shutup"
)
"""The pattern of a folded text that is nothing but rude."""
