"""The bytes of a text file become characters here, whatever encoding they were saved in."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import NoReturn

SAMPLE = 100_000
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
_CHINESE = ("gb18030", "big5", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
_WIDE = ("utf-16-le", "utf-16-be")
_LIKELY = 0.05
_CHAOS = 0.02
_MIXED_BYTES = 12
_MIXED_LIKELY = 0.4
_ASCII = bytes(range(128))
_REPLACED = re.compile("\ufffd+")
_FIRST_LEVEL = re.compile(rb"(?:[\x20-\x7e\r\n\t]|[\xa1\xa3][\xa1-\xfe]|[\xb0-\xd7][\xa1-\xfe])+")
_SHORT_BYTES = 32
_BROKEN_SHARE = 0.01

# The characters most used in running text, in both scripts; text read in a wrong encoding is made of rare ones.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    "國這個為來時們產對會發動過說種後學經進著電裏裡現實體機當點從業應開還關與間線內數問題變條結無軍員設統組見計別區強決戰則據處隊給門規熱領導壓爭濟階極術聯認權證轉單風務萬達積議報鬥類離華確傳許廣記幾總應將須際驗連斷難備辦習響約勞團歷構稱準選標寫親劃維選廠識適屬圓調滿縣參紅細聽該鐵價嚴臺灣們請讓為並長東車馬書買賣農義歡愛氣黨億壇環護協創質興劇"
)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》—…　「」『』")


class NotText(ValueError):
    """Bytes that no encoding turns into text; the message says why."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file, with a � for each place where its bytes are broken, and how many such places there are."""

    text: str
    broken: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say that the file is broken, where it is."""
        places = "place" if self.broken == 1 else "places"
        return (f"is broken in {self.broken} {places}, where � stands",) if self.broken else ()


def decode(data: bytes) -> str:
    """Decode the bytes of a text file; raise NotText where they are none."""
    return decoded(data).text


def decoded(data: bytes) -> DecodedText:
    """Decode the bytes of a text file, and count where they are broken; raise NotText where they are no text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(f"is {kind}, not a text file")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], encoding)
    if b"\x00" in data:
        return DecodedText(_best(data, _WIDE) or _refuse("is a binary file, not text"))
    try:
        return DecodedText(_checked(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    mixed = _mixed(data)
    if mixed or not _is_broken_utf8(data):
        whole = mixed or _best(data, _CHINESE) or _short(data)
        return DecodedText(whole) if whole else _otherwise(data)
    return _mended(data, "utf-8")


def _otherwise(data: bytes) -> DecodedText:
    """Decode what is whole in no Chinese encoding; raise NotText where it is no text."""
    broken = _broken_chinese(data)
    return broken or DecodedText(_foreign(data) or _refuse("is in no encoding known here, or not text"))


def _mended(data: bytes, encoding: str) -> DecodedText:
    """Decode a text with a � for each place where it is broken."""
    text = _checked(data.decode(encoding, "replace"))
    places = _REPLACED.findall(text)
    return DecodedText(_REPLACED.sub("\ufffd", text), len(places))


def _broken_chinese(data: bytes) -> DecodedText | None:
    """Decode a text in a Chinese encoding that is broken in few places; None where it is none."""
    made = [(_mended(data, encoding), encoding) for encoding in ("gb18030", "big5hkscs")]
    best, _ = max(made, key=lambda each: likelihood(each[0].text[:SAMPLE]))
    few = best.broken <= max(1, _BROKEN_SHARE * len(best.text))
    return best if few and likelihood(best.text[:SAMPLE]) >= _MIXED_LIKELY / 2 else None


def _short(data: bytes) -> str:
    """Decode a few characters in GBK that are all of the 3,755 most used ones; empty where they are not."""
    return data.decode("gb18030") if len(data) <= _SHORT_BYTES and _FIRST_LEVEL.fullmatch(data) else ""


def likelihood(text: str) -> float:
    """Score how much a text reads like Chinese: the share of usual characters less what never stands in a text."""
    score = seen = 0.0
    for char, times in Counter(text).items():
        if char < "\x80":
            score -= 4 * times if char < " " and char not in "\t\n\r\x0c" else 0
            continue
        seen += times
        if char in _COMMON or char in _PUNCTUATION:
            score += times
        elif "\u4e00" <= char <= "\u9fff" or "\u3040" <= char <= "\u30ff":
            score -= 0.15 * times
        elif "\uff01" <= char <= "\uff5e" or char in "·•‧×°":
            score += 0.2 * times
        else:
            score -= 2 * times
    return score / seen if seen else score


def _mixed(data: bytes) -> str:
    """Decode a file that was put together from UTF-8 and another encoding, line by line; empty where it was not."""
    lines = data.split(b"\n")
    marked = [number for number, line in enumerate(lines) if _high(line) >= _MIXED_BYTES]
    whole = {number for number in marked if _is_utf8(lines[number])}
    if not whole or len(whole) == len(marked):
        return ""
    others = [number for number, line in enumerate(lines) if not _is_utf8(line)]
    decoded = _best(b"\n".join(lines[number] for number in others), _CHINESE).split("\n")
    told = "\n".join(lines[number].decode() for number in whole)
    if len(decoded) != len(others) or min(likelihood("\n".join(decoded)), likelihood(told)) < _MIXED_LIKELY:
        return ""
    other = dict(zip(others, decoded, strict=True))
    return "\n".join(other[number] if number in other else line.decode() for number, line in enumerate(lines))


def _high(data: bytes) -> int:
    """Count the bytes that are not ASCII."""
    return len(data.translate(None, _ASCII))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _best(data: bytes, encodings: tuple[str, ...]) -> str:
    """Decode with the encoding whose text reads most like Chinese; empty where none gives such a text."""
    scores = {encoding: _sampled(data, encoding) for encoding in encodings}
    for encoding in sorted(encodings, key=lambda encoding: -scores[encoding]):
        if scores[encoding] < _LIKELY:
            break
        try:
            return _checked(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return ""


def _sampled(data: bytes, encoding: str) -> float:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data[:SAMPLE], final=len(data) <= SAMPLE)
    except UnicodeDecodeError:
        return float("-inf")
    if encoding not in _WIDE:
        return likelihood(text)
    ascii_share = sum(" " <= char <= "~" or char == "\n" for char in text) / max(len(text), 1)
    return likelihood(text) * (1 - ascii_share) + ascii_share


def _foreign(data: bytes) -> str:
    """Decode a text in another language's encoding, where that is beyond doubt."""
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:SAMPLE]).best()
    if guess is None or guess.chaos > _CHAOS or not guess.languages or guess.coherence <= 0:
        return ""
    try:
        return _checked(data.decode(guess.encoding))
    except UnicodeDecodeError:
        return ""


def _is_broken_utf8(data: bytes) -> bool:
    """Tell whether nearly all that is not ASCII is UTF-8 all the same, by its start."""
    high = _high(data[:SAMPLE])
    wrong = data[:SAMPLE].decode("utf-8", "replace").count("\ufffd")
    return wrong * 10 <= high


def _marked(data: bytes, encoding: str) -> DecodedText:
    try:
        return DecodedText(_checked(data.decode(encoding)))
    except UnicodeDecodeError as error:
        made = _mended(data, encoding)
        if made.broken <= max(1, _BROKEN_SHARE * len(made.text)) < len(made.text) / 2:
            return made
        return _refuse(f"begins as {encoding.upper()} but breaks it at offset {error.start}")


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text)) > _CONTROLS_ALLOWED * len(text):
        raise NotText("is a binary file, not text")
    return text


def _refuse(reason: str) -> NoReturn:
    raise NotText(reason)
