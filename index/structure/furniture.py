"""Lines that belong to a web page and not to a speech are told here: menus, buttons, credits, calls to follow.

Every function takes one line without whitespace around it and looks at nothing else.
"""

import re
import unicodedata

_LONGEST = 300
"""A line longer than this is text, whatever it says."""

SENTENCE = 220
"""Menus, buttons and credits are not longer than this, and do not end as sentences do."""

_SURE = (
    r"打印(?:本页|本文|正文|此页|文章|页面|预览)|[关關]闭(?:窗口|本页|页面|此页)|關閉(?:視窗|本頁)|返回(?:首页|首頁|顶部|頂部|列表|上一页|上级)"
    r"|收藏(?:本页|本文|此页)|加入收藏|[设設][为為]首[页頁]|(?:网站|網站)(?:首[页頁]|地[图圖])|复制(?:链接|本文|网址)|分享(?:到|至)|推荐给好友"
    r"|字[体體号號](?=\s*[：:]?\s*[【\[（(]?\s*(?:[大小特超默]|A))|(?:[上下])一[篇页頁](?=$|\s|[|｜/])|QQ(?:空间|好友)|新浪微博|腾讯微博"
    r"|微信好友|朋友圈|(?:微信)?扫[码碼](?:分享|关注|阅读|下载)?|跳[至到转轉]主?要?[内內]容|(?:微信)?扫一扫(?:在?手机(?:打开|查看|阅读|浏览)(?:当前页|本页|此页|本文)?)?|手机版|无障碍(?:浏览|阅读)?|我要(?:纠错|评论)|阅读原文|往期(?:推荐|回顾|精彩)|精彩回顾|预览时标签不可点"
    r"|(?:相[关關]|更多|延伸|[热熱][点點门門]|最新|推[荐薦])(?:[阅閱][读讀]|推[荐薦]|[链鏈][接結]|文章|新[闻聞]|[资資][讯訊]|排行榜?)"
    r"|(?:[点點][击擊]|[阅閱][读讀])排行榜?"
)
_WEAK = (
    r"首[页頁]|打印|列印|[关關][闭閉]|收藏|分享|微信|微博|[联聯][系繫絡]我[们們]|[关關][于於]我[们們]|返回|[评評][论論]|[点點][赞贊讚]|在看"
    r"|留言|[顶頂]部|[帮幫]助|登[录錄]|注[册冊]|搜索|繁[体體](?:版|中文)?|[简簡][体體](?:版|中文)?|English|ENG?"
)
_SIZES = r"大|中|小|特大|超大|默认|A[+-]?"
_BETWEEN = r"[\s\u3000|｜/\\·•,，、：:>＞»›【】\[\]（）()-]*"
_BUTTONS = re.compile(rf"{_BETWEEN}(?>(?:{_SURE}|{_WEAK}|{_SIZES}){_BETWEEN})+")
_SURE_BUTTON = re.compile(_SURE)
_WEAK_BUTTON = re.compile(_WEAK)

ADVERTISEMENT = 120
"""An advertisement is at most so long."""

SITE_NAME = 16
"""A line that opens with a site's address holds at most so many Chinese characters, its name."""

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
_ADVERTISED = re.compile(
    r"(?:更多|海量|最新|免费)[^，。]{0,24}(?:请(?:到|上|访问|登录|关注|加|搜索)|尽在|访问|登录|下载|公众号|电子书)"
    r"|(?:本书|本文|本资料)由[^，。]{0,20}(?:整理|下载|制作|提供)|[^，。]{0,16}txt[^，。]{0,12}下载"
)

_CREDIT = (
    r"(?:本[期文]?|值班|执行|文字)?(?:责任编辑|責任編輯|责编|编辑|編輯|审核|審核|校对|校對|监制|監製|排版|美编|编审|初审|复审|二审|三审"
    r"|终审|录入|供稿|摄影)"
)
_WHOLE = (
    # the pieces before and after, where one is, menus
    r"[【\[]?[上下前后]一[篇页頁条條][】\]]?\s*[：:].{0,100}|[【\[][上下]一[篇页]\].{0,100}",
    r"(?:[您你])?(?:现在|現在|当前|目前|所在)?(?:所在)?的?(?:位置|位置是)\s*[：:].{0,100}|当前位置.{0,100}",
    r"(?:网站|網站)?首[页頁]\s*(?:[>＞»›→/-]|[|｜]).{1,200}",
    r"[^\s>＞»›|，。：]{1,12}(?:\s*(?:>>|＞＞|»|›)\s*[^\s>＞»›|，。：]{1,16}){1,6}",
    r"[^\s>＞|，。：]{1,12}(?:\s*[>＞]\s*[^\s>＞|，。：]{1,16}){2,6}",
    r"(?:网站|網站)?[首主][页頁](?:[\s|｜·]+[^\s|｜，。]{1,6}){3,30}",
    r"[←◄◀].{0,200}[→►▶]",
    # who edited and owns it, how many read it
    rf"[（(【\[▌▎●•·↑↓▲▍|\s]*(?:{_CREDIT}\s*[：:丨|｜/]\s*[^，。；！？：:]{{1,14}}?[\s/|]*){{1,5}}[）)】\]]?",
    r"[^。，；：]{0,30}版[权權]所有.{0,120}|Copyright\b.{0,120}|[^。；]{0,80}©\s?[0-9]{4}[^。；]{0,60}",
    (
        r"(?=.{0,80}(?:[关關][于於]我[们們]|[联聯][系繫络絡](?:我[们們]|方式)|网站地[图圖]|[隐隱私][私隱](?:政策|声明|聲明)|使用[条條]款|版[权權]声明"
        r"|法律声明|免[责責][声聲]明|广告服务|帮助中心))[^|｜，。；]{1,10}(?:[|｜][^|｜，。；]{1,10}){1,15}"
    ),
    (
        r"[【\[（(]?(?:浏览|瀏覽|点击|點擊|閱讀|阅读|访问)(?:次[数數]|量|[数數])?\s*[：:]?\s*[\d万+.,]+\s*次?[）)】\]]?"
        r"(?:\s*(?:赞|在看|点赞|分享|收藏)\s*[\d万+]*)*"
    ),
    # calls to follow and to like
    r"[↑↓▲▼\s]*(?:点击|长按|扫描|识别|微信扫|扫码)[^，。；]{0,16}(?:蓝字|二维码|公众号|关注|名片|看原文)[^。；]{0,30}",
    r"点个?[“\"]?(?:在看|赞).{0,20}|[^，。]{0,16}关注我们|.{0,12}点[赞个].{0,6}在看.{0,10}",
    r"—*\s*(?:END|end)\s*—*|原创\s.{0,60}(?:发表于\s?\S{1,8}|\d{4}-\d{1,2}-\d{1,2}.{0,20})|收录于合集.{0,60}",
    r"[【\[]?字[体體号號][】\]]?\s*[：:]?|人[气氣]\s*[：:]\s*[\d万+]+",
    r"在小说阅读器.{0,8}|去阅读|微信扫一扫|关注该公众号|使用小程序|继续滑动看下一个|轻触阅读原文",
    r"正文\s*[：:]",
    # other pieces
    r"(?:相关|本文|热门)(?:热词|热词搜索|专题|搜索|标签)(?:搜索)?\s*[：:].{0,120}",
    r"(?:更多|相关)(?:精彩|热门)?(?:内容|文章|范文|资讯).{0,40}(?:点击|关注|请看|推荐)[：:]?.{0,60}",
)
_LINES = re.compile("|".join(_WHOLE))

_WITHIN = (
    (
        "源",
        "迎",
        re.compile(r"[来來]源(?:[于於]|[：:]).*[欢歡]迎(?:[阅閱][读讀]|[浏瀏][览覽]|下[载載]|查看|[访訪][问問])"),
    ),
    ("小编", "", re.compile(r"小编.{0,30}(?:整理|收集|搜集|分享|带来|推荐|准备|精心)")),
    ("整理", "迎大家", re.compile(r"整理.{0,30}[欢歡]迎大家(?:[阅閱][读讀]|参考|[来來][阅閱][读讀])")),
    ("侵", "删", re.compile(r"^.{0,60}(?:如有|若有|涉及|如)侵[权權犯]?.{0,16}删除?.{0,12}$")),
    ("网站标识码", "", re.compile(r"^.{0,60}网站标识码.{0,60}$")),
    ("ICP", "", re.compile(r"^.{0,80}\wICP[备備证證].{0,80}$")),
    ("公网安备", "", re.compile(r"^.{0,60}公网安备.{0,60}$")),
    ("All", "Reserved", re.compile(r"^.{0,120}All Rights Reserved.{0,40}$")),
)
"""What stands somewhere in such a line, after the words that are looked for first, for they cost next to nothing."""

_CONTROLS = (
    "字体",
    "字體",
    "字号",
    "字號",
    "次数",
    "次數",
    "阅读量",
    "浏览量",
    "访问量",
    "点击量",
    "浏览数",
    "阅读数",
    "点击数",
    "點擊數",
)
_SIZE_CHOICE = re.compile(
    r"[\s|｜]*[【\[（(]?\s*字[体體号號]\s*[：:]?"
    r"(?:[\s【】\[\]（）()|｜/]*(?:特大|超大|默认|大|中|小|A[+-]?)(?![^\W\d_])){1,5}[\s】\]）)]*"
)
_VIEWS = re.compile(
    r"[\s|｜]*(?:浏览|瀏覽|点击|點擊|阅读|閱讀|访问)(?:次[数數]|量|[数數])\s*[：:]\s*[\d万+.,]*\s*次?(?=$|[\s|｜】\]）)])"
)
_YEAR = re.compile(r"[12][0-9]{3}(?=[-年./])")
_BUTTONS_BEHIND = re.compile(rf"(?:\s+|(?=[【\[]))(?>(?:[【\[]?(?:{_SURE}|{_WEAK})[】\]]?{_BETWEEN})+)$")


def is_advertisement(text: str) -> bool:
    """Tell whether a whole line names a site to download from, however its address is spelt, or calls to do so."""
    if len(text) > ADVERTISEMENT or text[-1] in "。；":
        return False
    said = "".join(char for char in unicodedata.normalize("NFKC", text).lower() if char.isalnum())
    if said.startswith(("www", "http")) and not is_address(text):
        return sum(char > "\u2e7f" for char in said) <= SITE_NAME
    return _ADVERTISED.match(said) is not None


def is_address(text: str) -> bool:
    """Tell whether a line is the address of a page and nothing else, as a text may give one."""
    return _ADDRESS.fullmatch(text) is not None


def is_furniture(text: str) -> bool:
    """Tell whether a whole line belongs to the page it was copied from."""
    if len(text) > _LONGEST:
        return False
    within = any(word in text and other in text and pattern.search(text) for word, other, pattern in _WITHIN)
    if within or is_advertisement(text):
        return True
    if text[-1] in "。；，、" or len(text) > SENTENCE:
        return False
    if _LINES.fullmatch(text) is not None:
        return True
    if _BUTTONS.fullmatch(text) is None:
        return False
    enough = 0 if text[0] in "【[" else 1
    return _SURE_BUTTON.search(text) is not None or len(_WEAK_BUTTON.findall(text)) > enough


def without_controls(text: str) -> str:
    """Write a line that says where a text was published without buttons, choice of letter size and count of readers."""
    if len(text) > SENTENCE or text[-1] in "。！？；":
        return text
    if any(word in text for word in _CONTROLS):
        text = _VIEWS.sub("", _SIZE_CHOICE.sub(" ", text)).strip()
    dated = _YEAR.search(text)
    return text[: tail.start()] if dated and (tail := _BUTTONS_BEHIND.search(text, dated.end())) else text
