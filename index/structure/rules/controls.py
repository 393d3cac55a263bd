"""Rules for what a web page offers to press or counts: buttons, choices of letter size, counts of readers."""

from index.structure.rules.line_rule import Has, LinePart, LineRule, Mark

SENTENCE = 220
"""Menus, buttons and credits are not longer than this, and do not end as sentences do."""

_SURE = (
    r"打印(?:本页|本文|正文|此页|文章|页面|预览)|[关關]闭(?:窗口|本页|页面|此页)|關閉(?:視窗|本頁)|返回(?:首页|首頁|顶部|頂部|列表|上一页|上级)"
    r"|收藏(?:本页|本文|此页)|加入收藏|[设設][为為]首[页頁]|(?:网站|網站)(?:首[页頁]|地[图圖])|复制(?:链接|本文|网址)|分享(?:到|至)|推荐给好友"
    r"|字[体體号號](?=\s*[：:]?\s*[【\[（(]?\s*(?:[大小特超默]|[加放]大|A))|(?:[上下])一[篇页頁](?=$|\s|[|｜/])|QQ(?:空间|好友)|新浪微博|腾讯微博"
    r"|微信好友|朋友圈|(?:微信)?扫[码碼](?:分享|关注|阅读|下载)?|跳[至到转轉]主?要?[内內]容|(?:微信)?扫一扫(?:在?手机(?:打开|查看|阅读|浏览)(?:当前页|本页|此页|本文)?)?|手机版|无障碍(?:浏览|阅读)?|我要(?:纠错|评论)|阅读原文|往期(?:推荐|回顾|精彩)|精彩回顾|预览时标签不可点"
    r"|(?:相[关關]|更多|延伸|[热熱][点點门門]|最新|推[荐薦])(?:[阅閱][读讀]|推[荐薦]|[链鏈][接結]|文章|新[闻聞]|[资資][讯訊]|排行榜?)"
    r"|(?:[点點][击擊]|[阅閱][读讀])排行榜?"
)
_WEAK = (
    r"首[页頁]|打印|列印|[关關][闭閉]|收藏|分享|微信|微博|[联聯][系繫絡]我[们們]|[关關][于於]我[们們]|返回|[评評][论論]|[点點][赞贊讚]|在看"
    r"|留言|下[载載]|全屏|[顶頂]部|[帮幫]助|登[录錄]|注[册冊]|搜索|繁[体體](?:版|中文)?|[简簡][体體](?:版|中文)?|English|ENG?"
)
_SIZES = r"大|中|小|特大|超大|默认|[加放]大|[减減缩縮]小|还原|還原|A[+-]?"
_BETWEEN = r"[\s\u3000|｜/\\·•,，、：:>＞»›【】\[\]（）()-]*"

_CONTROLS = (
    *("字体", "字體", "字号", "字號", "次数", "次數", "阅读量", "浏览量", "访问量", "点击量"),
    *("浏览数", "阅读数", "点击数", "點擊數"),
)

BUTTONS = LinePart(
    "buttons in a row",
    rf"{_BETWEEN}(?>(?:{_SURE}|{_WEAK}|{_SIZES}){_BETWEEN})+",
    "打印本页 关闭窗口",
    "打印本页 关闭窗口",
    "水渠",
)
SURE_BUTTON = LinePart("button of a page", _SURE, "请打印本页", "打印本页", "打字")
WEAK_BUTTON = LinePart("word that may be a button", _WEAK, "常分享", "分享", "分手")
BUTTONS_BEHIND = LinePart(
    "buttons behind a byline",
    rf"(?:\s+|(?=[【\[]))(?>(?:[【\[]?(?:{_SURE}|{_WEAK})[】\]]?{_BETWEEN})+)$",
    "2019-03-05 打印本页",
    " 打印本页",
    "2019-03-05 青石镇",
)
BUTTONS_BEFORE = LinePart(
    "buttons in brackets before other words",
    rf"(?>(?:[【\[]\s*(?:{_SURE}|{_WEAK})\s*[】\]]\s*)+)(?=\S)",
    "【打印本页】 主办：青石镇",
    "【打印本页】 ",
    "【打印本页】",
)
SIZE_CHOICE = LinePart(
    "choice of letter size",
    r"[\s|｜]*[【\[（(]?\s*字[体體号號]\s*[：:]?"
    rf"(?:[\s【】\[\]（）()|｜/]*(?:{_SIZES})(?![^\W\d_])){{1,5}}[\s】\]）)]*",
    "青石镇 字号：大 中 小",
    " 字号：大 中 小",
    "青石镇的字",
)
VIEWS = LinePart(
    "count of readers",
    r"[\s|｜]*(?:浏览|瀏覽|点击|點擊|阅读|閱讀|访问)(?:次[数數]|量|[数數])\s*[：:]\s*[\d万+.,]*\s*次?(?=$|[\s|｜】\]）)])",
    "青石镇 浏览次数：38",
    " 浏览次数：38",
    "青石镇 浏览",
)
DATED_YEAR = LinePart("year of a date", r"[12][0-9]{3}(?=[-年./])", "时间：2019-03-05", "2019", "2019户")


def without_controls(text: str) -> str:
    """Write a line that says where a text was published without buttons, choice of letter size and count of readers."""
    if len(text) > SENTENCE or text[-1] in "。！？；":
        return text
    if any(map(text.__contains__, _CONTROLS)):
        text = VIEWS.pattern.sub("", SIZE_CHOICE.pattern.sub(" ", text)).strip()
    dated = DATED_YEAR.pattern.search(text)
    return text[: tail.start()] if dated and (tail := BUTTONS_BEHIND.pattern.search(text, dated.end())) else text


def _only_buttons(text: str, _: Has) -> bool:
    return BUTTONS.pattern.fullmatch(text) is not None


def _is_row_of_buttons(text: str, has: Has) -> bool:
    if not has(text, Mark.BUTTON):
        return False
    enough = 0 if text[0] in "【[" else 1
    return SURE_BUTTON.pattern.search(text) is not None or len(WEAK_BUTTON.pattern.findall(text)) > enough


CONTROL_RULES = (
    LineRule("words of buttons", Mark.BUTTON, _only_buttons, "收藏", "收藏者", SENTENCE, literal=True),
    LineRule("row of buttons", Mark.PAGE_LINE, _is_row_of_buttons, "打印本页 关闭窗口", "微信", SENTENCE, literal=True),
    LineRule(
        "how many read it",
        Mark.PAGE_LINE,
        r"[【\[（(]?(?:浏览|瀏覽|点击|點擊|閱讀|阅读|访问)(?:次[数數]|量|[数數])?\s*[：:]?\s*[\d万+.,]+\s*次?[）)】\]]?"
        r"(?:\s*(?:赞|在看|点赞|分享|收藏)\s*[\d万+]*)*",
        "阅读 10万+ 赞 328",
        "阅读十本书",
        SENTENCE,
        literal=True,
    ),
    LineRule(
        "label of letter size",
        Mark.PAGE_LINE,
        r"[【\[]?字[体體号號][】\]]?\s*[：:]?|人[气氣]\s*[：:]\s*[\d万+]+",
        "字体：",
        "字体好看",
        SENTENCE,
        literal=True,
    ),
)
CONTROL_PARTS = (
    BUTTONS,
    SURE_BUTTON,
    WEAK_BUTTON,
    BUTTONS_BEHIND,
    BUTTONS_BEFORE,
    SIZE_CHOICE,
    VIEWS,
    DATED_YEAR,
)
