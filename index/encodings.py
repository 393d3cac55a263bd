"""The bytes of a text file become characters here, whatever encoding they were saved in."""

import codecs
import re

SAMPLE = 200_000
"""So many bytes decide between encodings that all decode."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text document"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS_ALLOWED = 0.01
_LIKELY = 0.0
_CHINESE = ("gb18030", "big5", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")

# The characters most used in running text, in both scripts; text read in a wrong encoding is made of rare ones.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    "國這個為來時們產對會發動過說種後學經進著電裏裡現實體機當點從業應開還關與間線內數問題變條結無軍員設統組見計別區強決戰則據處隊給門規熱領導壓爭濟階極術聯認權證轉單風務萬達積議報鬥類離華確傳許廣記幾總應將須際驗連斷難備辦習響約勞團歷構稱準選標寫親劃維選廠識適屬圓調滿縣參紅細聽該鐵價嚴臺灣們請讓為並長東車馬書買賣農義歡愛氣黨億壇環護協創質興劇"
)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》—…　「」『』")


class NotText(ValueError):
    """Bytes that no encoding turns into text; the message says why."""


def decode(data: bytes) -> str:
    """Decode the bytes of a text file; raise NotText where they are none."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(f"is {kind}, not a text file")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    if b"\x00" in data:
        return _wide(data)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        utf8 = error
    guesses = [text for encoding in _CHINESE if (text := _try(data, encoding))]
    best = max(guesses, key=likelihood, default="")
    if best and likelihood(best) > _LIKELY:
        return _checked(best)
    raise NotText(f"is broken UTF-8 (byte 0x{data[utf8.start]:02x} at offset {utf8.start}) and no other encoding")


def likelihood(text: str) -> float:
    """Score how much a text reads like Chinese: the share of usual characters less what never stands in a text."""
    good = bad = seen = 0.0
    for char in text[:SAMPLE]:
        if char < "\x80":
            bad += 4 if char < " " and char not in "\t\n\r\x0c" else 0
            continue
        seen += 1
        if char in _COMMON or char in _PUNCTUATION:
            good += 1
        elif "\u4e00" <= char <= "\u9fff":
            bad += 0.25
        elif char in "·—％＋－／０１２３４５６７８９":
            good += 0.5
        else:
            bad += 2
    return (good - bad) / seen if seen else 0.0


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise NotText(f"begins as {encoding.upper()} but breaks it at byte {error.start}") from None


def _try(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _wide(data: bytes) -> str:
    """Decode UTF-16 without a mark, told by the zeros beside its ASCII characters."""
    if len(data) % 2 == 0:
        little, big = data[1::2].count(0), data[::2].count(0)
        encoding = "utf-16-le" if little >= big else "utf-16-be"
        text = _try(data, encoding)
        if text and "\x00" not in text:
            return _checked(text)
    raise NotText("is a binary file, not text")


def _checked(text: str) -> str:
    controls = len(_CONTROL.findall(text))
    if controls > _CONTROLS_ALLOWED * len(text):
        raise NotText("is a binary file, not text")
    return text


