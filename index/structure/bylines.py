"""Who wrote or gives a text is told here by the line under its title: a name, an office and a name, a paper's writer.

Every function takes one line without whitespace around it and looks at nothing else.
"""

import re

from index.structure import marks

BYLINE_LENGTH = 30
"""A line longer than this does not only name somebody."""

_SURNAME = (
    r"(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|令狐|司徒"
    r"|[赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫衛蒋蔣沈韩韓杨楊朱秦尤许許何吕呂施张張孔曹严嚴华華金魏陶姜戚谢謝邹鄒喻柏窦竇章云苏蘇潘葛奚范彭郎鲁魯韦韋马馬苗凤鳳花俞任袁"
    r"柳鲍鮑史唐费費廉岑薛雷贺賀倪汤湯滕殷罗羅毕畢郝邬鄔安常乐樂時傅皮卞齐齊康伍余元顾顧孟黄黃穆萧蕭尹姚邵湛汪祁毛狄米贝貝臧计計伏戴谈談宋茅庞龐熊纪紀舒屈项項祝董梁杜"
    r"阮蓝藍闵閔席季麻强強贾賈路江童颜顏郭梅盛林刁钟鐘鍾徐邱丘骆駱高夏蔡田樊胡凌霍虞万萬支柯管卢盧莫房裘缪繆應宗丁宣邓鄧郁单單洪包左石崔吉龚龔程嵇邢裴陆陸荣榮翁荀羊惠"
    r"曲封储儲段巫乌烏焦巴谷车車侯宓蓬班仰仲伊宫宮宁寧仇栾欒甘厉厲祖武符刘劉景詹龙龍叶葉司黎薄白蒲卓蔺藺屠蒙池乔喬阴陰闻聞党黨翟谭譚贡貢劳勞姬申冉雍桑桂牛边邊燕冀尚农"
    r"農温溫庄莊晏柴瞿阎閻慕连連习習艾鱼古易戈廖居衡耿滿匡國寇广廣东東师師巩鞏关關查游竺权權盖蓋桓敖亓佟岳帅商牟伯晋楚闫汝鄢涂钦归代肖付仝苟于方应成文向])"
)
_NAME = rf"{_SURNAME}[一-鿿]{{1,2}}"
_OFFICE = (
    r"(?:书记|主席|主任|部长|省长|市长|县长|区长|州长|镇长|乡长|局长|厅长|院长|校长|所长|处长|科长|站长|会长|社长|理事长|董事长|总裁|总经理|总理"
    r"|总统|总干事|秘书长|司令员?|政委|委员|代表|教授|讲师|教师|院士|博士|研究员|组长|团长|队长|村长|馆长|台长|行长|编辑|主编|总编|记者|通讯员|评论员"
    r"|经济师|工程师|律师|法官|大使|司长|参事|作家|学者)"
)
_APART = r"[ \u3000、，,]+"
_FOREIGN = r"[一-鿿A-Z][一-鿿A-Za-z.]{0,9}(?:[·・•][一-鿿A-Z][一-鿿A-Za-z.]{0,9}){1,3}"
_AUTHOR = re.compile(
    rf"{_FOREIGN}(?:[ \u3000]+[^，。；：！？:;]{{0,12}})?|{_NAME}(?:同志|先生|女士)"
    rf"|(?:{_NAME}|{_SURNAME} {{1,2}}[一-鿿])(?:{_APART}{_NAME}){{0,5}}"
    rf"|[^，。；：！？:;]{{0,24}}{_OFFICE}[ \u3000]*{_NAME}(?:{_APART}[^，。；：！？:;]{{0,12}}{_NAME})?"
    r"|(?:本[报刊台社网]|新华社|人民日报|[一-鿿]{2,6}(?:日报|晚报|时报|通讯社))(?:特约|首席|特派|驻[一-鿿]{2,6})?(?:评论员|评论部|社论|编辑部|记者|通讯员|观察员|编者)"
    rf"(?:[ \u3000]*{_NAME})?(?:{_APART}{_NAME}){{0,3}}"
)
_SIGNS = "*_ （()）[]【】·•\u3000"


def is_author(text: str) -> bool:
    """Tell whether a line only names who wrote or gives a text, such as `本报评论员` or `经济系教授周明`."""
    said = marks.simple(text.strip(_SIGNS)).replace("報", "报") if len(text) <= BYLINE_LENGTH else ""
    return _AUTHOR.fullmatch(said) is not None
