"""Rules for what a site says of a page: when and from where it was published, and who keeps the site."""

from index.structure.rules.line_rule import Has, LinePart, LineRule, Mark

_LINE_LENGTH = 200
"""A line that says where a page comes from is at most so long."""

_DATE = (
    r"(?:19|20)\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}\s?[日号]?"
    r"(?:\s*T?\s*(?:星期[一二三四五六日天])?\s*\d{1,2}[:：时]\d{1,2}(?:[:：分](?:\d{1,2}秒?)?)?)?(?:\s*星期[一二三四五六日天])?"
)
_PUBLISHED = r"(?:发[布佈]|发表|更新|上传|录入|添加|入库|公开|生成|刊发|刊登|印发)(?:时间|日期|机构|单位|部门|人|者)"
_ORIGIN = r"(?:信息|稿件|文章|内容|新闻|资料|文字|消息)?来源|稿源|转载自|转自"
_BESIDE = (
    r"时间|日期|成文日期|索引号|文号|发文(?:字号|机关|日期)|主题(?:分类|词)|信息分类|公开(?:方式|类别)|有效性|作者|撰稿|记者|通讯员|编辑|责任编辑|责编"
    r"|审核|校对|录入员?|供稿|浏览(?:次数|量|数)?|点击(?:次数|量|数|率)?|阅读(?:次数|量|数)?|访问(?:次数|量|数)?|人气|字[体号]"
)
_VALUE = r"[^，。；！？：:|｜\s【】\[\]]{0,40}"
_GAP = r"[\s|｜/•·【】\[\]（）()]*"
_FIELD = rf"(?:(?:{_PUBLISHED}|{_ORIGIN}|{_BESIDE})\s*[：:]\s*(?:{_DATE}|{_VALUE})|{_DATE})"
_KEEPER = (
    r"主办(?:单位|方)?|承办(?:单位)?|协办(?:单位)?|版权所有|技术支持|(?:网站)?(?:运行|运营|建设)?(?:维护|管理)(?:单位|机构)?|(?:ICP)?备案(?:序?号)?|网站标识码"
    r"|(?:联系|咨询|办公|值班|举报|投诉)?电话|传真|邮编|邮政编码|(?:联系|办公|单位)?地址|(?:电子)?邮箱|E-?mail|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?公网安备"
)
_SITE_SIGNS = ("ICP", "备案", "公网", "网站")
"""Without one of these, which are quickly looked for, a line is of no site's foot."""

PUBLICATION_FIELDS = LinePart(
    "fields of a publication",
    rf"{_GAP}(?:{_FIELD}{_GAP}){{1,10}}",
    "来源：县报 发布时间：2023-04-01",
    "来源：县报 发布时间：2023-04-01",
    "来源于县报",
)
ORIGIN = LinePart("source or time of a publication", rf"{_PUBLISHED}|{_ORIGIN}", "来源：县报", "来源", "来到县里")
PUBLICATION_DAY = LinePart("day in figures", _DATE, "发布于2023-04-01 09:30", "2023-04-01 09:30", "4月1日")
SITE_KEEPERS = LinePart(
    "fields of who keeps a site",
    rf"{_GAP}(?:(?:{_KEEPER})\s*[：:]?\s*[^，。；！？：:|｜]{{1,60}}?{_GAP}){{1,10}}",
    "主办：青石县政府",
    "主办：青",
    "青石县修渠",
)
OF_A_SITE = LinePart(
    "word of a site's foot",
    r"ICP[备证]|备案序?号\s*[：:]|公网安备|网站标识码|网站(?:维护|管理|运营|建设)(?:单位|机构)?\s*[：:]",
    "青ICP备0号",
    "ICP备",
    "备案了",
)


def _says_publication(text: str, _: Has) -> bool:
    return (
        ("：" in text or ":" in text)
        and ORIGIN.pattern.search(text) is not None
        and PUBLICATION_DAY.pattern.search(text) is not None
        and PUBLICATION_FIELDS.pattern.fullmatch(text) is not None
    )


def _names_keepers(text: str, _: Has) -> bool:
    site = any(map(text.__contains__, _SITE_SIGNS))
    return site and OF_A_SITE.pattern.search(text) is not None and SITE_KEEPERS.pattern.fullmatch(text) is not None


PUBLICATION_RULES = (
    LineRule(
        "where and when a page was published",
        Mark.PUBLISHED,
        _says_publication,
        "发布日期：2022-04-12来源：县水利局",
        "时间：2022-04-12 地点：县礼堂",
        _LINE_LENGTH,
    ),
    LineRule(
        "who keeps a site",
        Mark.PAGE_LINE,
        _names_keepers,
        "主办：青石县政府 备案号：青ICP备0号",
        "主办：青石县政府 承办：青石镇",
        _LINE_LENGTH,
    ),
)
PUBLICATION_PARTS = (PUBLICATION_FIELDS, ORIGIN, PUBLICATION_DAY, SITE_KEEPERS, OF_A_SITE)
