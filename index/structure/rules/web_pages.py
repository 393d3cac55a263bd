"""Rules for lines of a web page that are no part of its text: menus, paths, credits, calls to follow."""

import re
import unicodedata

from index.structure.characters import line_key
from index.structure.rules.controls import BUTTONS_BEFORE, SENTENCE
from index.structure.rules.line_rule import LONG_LENGTH, Has, LinePart, LineRule, Mark

LONGEST = 300
"""A line longer than this is text, whatever it says."""

_SITE_NAME = 16
"""An advertisement that opens with an address has at most so many Chinese characters."""

_CREDIT = (
    r"(?:本[期文]?|值班|执行|文字)?(?:责任编辑|責任編輯|责编|编辑|編輯|审核|審核|校对|校對|监制|監製|排版|美编|编审|初审|复审|二审|三审"
    r"|终审|录入|供稿|摄影)"
)
_TAIL = (
    r"[【\[]?[上下前后]一[篇页頁条條]"
    r"|[【\[]?(?:相关|相關|更多|热门|熱門|热点|熱點|推荐|推薦|延伸|精彩|往期|最新|点击|阅读)"
    r"(?:新闻|新聞|阅读|閱讀|链接|鏈接|连结|連結|专题|專題|文章|推荐|推薦|资讯|資訊|评论|回顾|标签|排行榜?)"
    r"|.{0,60}(?:版[权權]所有|Copyright|ICP[备備证證]|公网安备|网站标识码|All Rights Reserved)"
    r"|预览时标签不可点|微信扫一扫|扫一扫|猜你喜欢|网友评论|我要评论|返回(?:顶部|頂部)"
)

ADVERTISED = LinePart(
    "call to a site of downloads",
    r"(?:更多|海量|最新|免费)[^，。]{0,24}(?:请(?:到|上|访问|登录|关注|加|搜索)|尽在|访问|登录|下载|公众号|电子书)"
    r"|(?:本书|本文|本资料)由[^，。]{0,20}(?:整理|下载|制作|提供)|[^，。]{0,16}txt[^，。]{0,12}下载",
    "更多小说请到本站",
    "更多小说请到",
    "更多的水",
)
SEGMENT_BREAK = LinePart(
    "sign between the words of a path", r"\s*[>＞»›→/|｜：:]+\s*", "首页 > 讲话", " > ", "首页讲话"
)

HOST = LinePart(
    "name of a host",
    r"(?<![A-Za-z0-9])(?:[a-z0-9-]+\.)+[a-z]{2,4}(?![A-Za-z0-9])",
    "夜读就到moshu.net",
    "moshu.net",
    "Mr.Lee",
)

_MENU_SIGNS = ">＞»›|｜"
"""A menu or a path holds one of these signs, which are quickly looked for."""

_CALLS = frozenset("更海最免本wh")
"""A call to a site opens with one of these letters, or asks to download (`下载`)."""


def _opens_call(text: str) -> bool:
    first = next(filter(str.isalnum, text), "")
    return first in _CALLS or (not "一" <= first <= "鿿" and line_key(first) in _CALLS)


def _is_advertisement(text: str, has: Has) -> bool:
    if text[-1:] in {"。", "；"} or not ("载" in text or _opens_call(text)):
        return False
    said = line_key(text)
    if said.startswith(("www", "http")) and not has(text, Mark.ADDRESS):
        return sum(char > "\u2e7f" for char in said) <= _SITE_NAME
    return ADVERTISED.pattern.match(said) is not None


def _names_host(text: str, _: Has) -> bool:
    if "." not in text and "．" not in text:
        return False
    plain = unicodedata.normalize("NFKC", text)
    return any(HOST.pattern.search(each) is not None for each in (plain, plain.swapcase()))


def _belongs_to_page(text: str, has: Has) -> bool:
    if text[-1:] in {"。", "；", "，", "、"}:
        return False
    if text[:1] in {"【", "["} and (buttons := BUTTONS_BEFORE.pattern.match(text)) is not None:
        text = text[buttons.end() :]
    return has(text, Mark.PAGE_LINE) or (any(map(text.__contains__, _MENU_SIGNS)) and has(text, Mark.MENU))


_OF_SITE = re.compile(
    r".*[来來]源(?:[于於]|[：:]).*[欢歡]迎(?:[阅閱][读讀]|[浏瀏][览覽]|下[载載]|查看|[访訪][问問]).*"
    r"|.*整理.{0,30}[欢歡]迎大家(?:[阅閱][读讀]|参考|[来來][阅閱][读讀]).*"
    r"|.*小编.{0,30}(?:整理|收集|搜集|分享|带来|推荐|准备|精心).*"
    r"|.{0,60}(?:如有|若有|涉及|如)侵[权權犯]?.{0,16}删除?.{0,12}"
    r"|.{0,80}(?:(?:网站标识码|ICP[备備证證]案?|公网安备)编?[号號]?\s?[：:]?\s?[0-9A-Zx]|All Rights Reserved).{0,80}"
)
_SITE_WORDS = ("迎", "小编", "删", "网站标识码", "ICP", "公网安备", "Reserved")
"""Without one of these, which are quickly looked for, a line is of no site."""


def _speaks_for_site(text: str, _: Has) -> bool:
    return any(map(text.__contains__, _SITE_WORDS)) and _OF_SITE.fullmatch(text) is not None


def _line(name: str, pattern: str, example: str, counter_example: str, mark: Mark = Mark.PAGE_LINE) -> LineRule:
    return LineRule(name, mark, pattern, example, counter_example, SENTENCE, literal=True)


PAGE_RULES = (
    LineRule(
        "name of a host inside", Mark.HOST, _names_host, "夜读就到moshu.net", "Mr.Lee 1.5 km", SENTENCE, literal=True
    ),
    LineRule("address of a page", Mark.ADDRESS, r"(?:https?://|www\.)[!-~]+", "www.example.org/a", "见www"),
    LineRule(
        "words of a site that is not the speaker's",
        Mark.FURNITURE,
        _speaks_for_site,
        "本文来源于某某文库，欢迎阅读。",
        "水来源于山，欢迎来看。",
        LONGEST,
        literal=True,
    ),
    LineRule(
        "advertisement of a site",
        Mark.FURNITURE,
        _is_advertisement,
        "更多小说请到ｗｗｗ．ａｂｃ．ｃｏｍ",
        "更多的水到了田里。",
        LONG_LENGTH,
        literal=True,
    ),
    LineRule(
        "line of a page", Mark.FURNITURE, _belongs_to_page, "上一篇：修渠", "上一篇：修渠。", SENTENCE, literal=True
    ),
    _line(
        "pieces before and after",
        r"[【\[]?[上下前后]一[篇页頁条條][】\]]?\s*[：:].{0,100}|[【\[][上下]一[篇页]\].{0,100}",
        "下一篇：修渠",
        "下一篇文章",
    ),
    _line(
        "where a page is",
        r"(?:[您你])?(?:现在|現在|当前|目前|所在)?(?:所在)?的?(?:位置|位置是)\s*[：:].{0,100}|当前位置.{0,100}",
        "您现在的位置：讲话",
        "水渠的位置",
    ),
    _line(
        "path from the first page", r"(?:网站|網站)?首[页頁]\s*(?:[>＞»›→/-]|[|｜]).{1,200}", "首页 > 讲话", "首页讲话"
    ),
    _line(
        "path with double signs",
        r"[^\s>＞»›|，。：]{1,12}(?:\s*(?:>>|＞＞|»|›)\s*[^\s>＞»›|，。：]{1,16}){1,6}",
        "政务 >> 讲话",
        "政务 > 讲话",
        Mark.MENU,
    ),
    _line(
        "path with single signs",
        r"[^\s>＞|，。：]{1,12}(?:\s*[>＞]\s*[^\s>＞|，。：]{1,16}){2,6}",
        "政务 > 讲话 > 镇长",
        "甲 > 乙",
        Mark.MENU,
    ),
    _line(
        "menu in a line",
        r"(?:网站|網站)?[首主][页頁](?:[\s|｜·]+[^\s|｜，。]{1,6}){3,30}",
        "首页 | 新闻 | 政务 | 服务",
        "首页 | 新闻",
    ),
    _line("arrows on both sides", r"[←◄◀].{0,200}[→►▶]", "← 修渠 通水 →", "← 修渠"),
    _line(
        "credits",
        rf"[（(【\[▌▎●•·↑↓▲▍|\s]*(?:{_CREDIT}\s*[：:丨|｜/]\s*[^，。；！？：:]{{1,14}}?[\s/|]*){{1,5}}[）)】\]]?",
        "（责任编辑：周明）",
        "责任编辑周明说",
    ),
    _line(
        "rights",
        r"[^。，；：]{0,30}版[权權]所有.{0,120}|(?:©|[（(][cC][）)])?\s?Copyright\b.{0,120}|[^。；]{0,80}©\s?[0-9]{4}[^。；]{0,60}",
        "版权所有：青石镇",
        "版权归谁",
    ),
    _line(
        "menu at the foot",
        r"(?=.{0,80}(?:[关關][于於]我[们們]|[联聯][系繫絡络](?:我[们們]|方式)|网站地[图圖]|[隐隱私][私隱](?:政策|声明|聲明)|使用[条條]款|版[权權]声明"
        r"|法律声明|免[责責][声聲]明|广告服务|帮助中心))[^|｜，。；]{1,10}(?:[|｜][^|｜，。；]{1,10}){1,15}",
        "关于我们|网站地图",
        "青石|水渠",
        Mark.MENU,
    ),
    _line(
        "call to follow",
        r"[↑↓▲▼\s]*(?:点击|长按|扫描|识别|微信扫|扫码)[^，。；]{0,16}(?:蓝字|二维码|公众号|关注|名片|看原文)[^。；]{0,30}",
        "长按二维码关注",
        "长按开关",
    ),
    _line(
        "call to like",
        r"点个?[“\"]?(?:在看|赞).{0,20}|[^，。]{0,16}关注我们|.{0,12}点[赞个].{0,6}在看.{0,10}",
        "点个“在看”吧",
        "点灯看书",
    ),
    _line(
        "end of a page and its source",
        r"—*\s*(?:END|end)\s*—*|原创\s.{0,60}(?:发表于\s?\S{1,8}|\d{4}-\d{1,2}-\d{1,2}.{0,20})|收录于合集.{0,60}",
        "— END —",
        "ENDS",
    ),
    _line(
        "words of a reader program",
        r"在小说阅读器.{0,8}|去阅读|微信扫一扫|关注该公众号|使用小程序|继续滑动看下一个|轻触阅读原文|正文\s*[：:]",
        "轻触阅读原文",
        "阅读原文件",
    ),
    _line(
        "other pieces",
        r"(?:相关|本文|热门)(?:热词|热词搜索|专题|搜索|标签)(?:搜索)?\s*[：:].{0,120}"
        r"|(?:更多|相关)(?:精彩|热门)?(?:内容|文章|范文|资讯).{0,40}(?:点击|关注|请看|推荐)[：:]?.{0,60}",
        "相关专题：修渠",
        "相关的人：周明",
    ),
    LineRule(
        "start of a page's path",
        Mark.PAGE_PATH,
        r"(?:[您你]?(?:现在|現在|当前|目前|所在)?(?:所在)?的?(?:位置|位置是)\s*[：:]|当前位置|(?:网站|網站)?首[页頁]\s*[>＞»›→/]).*",
        "您的位置：讲话",
        "我们的位置",
        LONGEST,
        literal=True,
    ),
    LineRule(
        "foot of a page",
        Mark.PAGE_TAIL,
        rf"(?:{_TAIL}).*",
        "下一篇：修渠",
        "下一步：修渠",
        LONGEST,
        literal=True,
    ),
    LineRule("first word of a menu", Mark.HOME, r"(?:网站|網站)?首[页頁]", "网站首页", "首页 讲话", literal=True),
)
PAGE_PARTS = (
    ADVERTISED,
    SEGMENT_BREAK,
    HOST,
)
