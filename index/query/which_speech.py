"""Whether a question asks which speech it was (哪篇讲了…, 谁在…演讲过, …是哪一篇), and what it says of that speech."""

import re

from index.deferred_pattern import DeferredPattern
from index.query.scope import DOCUMENTS, MEETINGS

_KIND = (
    rf"(?:{DOCUMENTS}|公开信|来信|书信|信件|信(?!心|任|息|用|仰|念)|文稿|稿子|采访|宣言|散文|随笔|序言|序(?!幕)|悼词|祭文"
    "|献辞|演辞)"
)
_MEETING = f"(?:大会|{MEETINGS})"
_WHICH = (
    rf"(?:哪[一几]?[篇封](?:的?{_KIND})?"
    rf"|哪[一几]?(?:[次场个部回期份则]|些)的?(?:{_MEETING}上?的)?{_KIND}|哪[一几]?[次场个回]{_MEETING}上"
    rf"|哪一?年的(?=[^,。?!]{{0,12}}?{_KIND}))"
)
_ADVERB = "(?:曾经?|专门|主要|着重|重点|特别|详细|就|都|在|是|有|被|又|所)"
_VERB = (
    "(?:(?:讲(?!话|座|坛|究|述)|说(?!服|明|法)|谈(?!判|话)|写(?!作|字|信)|论(?!文|坛|述)|聊)(?:到|及|述|过|了)*(?:的是)?"
    "|(?:提[到及过]|讲述|论述|叙述|描写|描述|记述|记录|介绍|关于|有关|涉及|讨论|围绕|反映)(?:了|过|的是|着)?)"
)
_SAYS = f"{_ADVERB}*{_VERB}?{_ADVERB}*"
_ACTS = "(?:演讲|演说|讲话|讲过话|发言|致辞|致词|讲课|作报告|做报告)"
_END = rf"(?:的(?:{_KIND})?|的?这?[句段番]话|来着|呢|啊|呀|吗|吧)*$"

_QUESTIONS = (
    # 哪篇讲了修桥; 修桥的事，哪篇讲得最多; 写修桥的是哪一篇
    DeferredPattern(rf"(?:出自|见于|来自|记在|写在|是|在)?{_WHICH}(?:里面?|中|内)?{_SAYS}", "哪"),
    # 谁在柏林墙边演讲过
    DeferredPattern(rf"^谁{_ADVERB}*(?=(?:在|为|给|对|向|于|到)[^,。?!]{{1,24}}?{_ACTS})", "谁"),
    DeferredPattern(rf"^谁{_ADVERB}*(?:{_VERB}(?<=[过了到])|{_ACTS}[过了])", "谁"),
    DeferredPattern(rf"^谁的(?:{_KIND})(?:里面?|中|内)?{_ADVERB}*{_VERB}", "谁的"),
    # 写修桥的文章有哪些; 有没有写修桥的文章
    DeferredPattern(rf"(?<=的)(?:{_KIND})都?有哪些$", "有哪些"),
    DeferredPattern(
        rf"^(?:有没有|有无|有|找|帮我找|给我找|推荐|来)[一几]?[篇封份些]?{_SAYS}(?=.*的(?:{_KIND})[吗么没呢]*$)",
        *("有", "找", "推荐", "来"),
    ),
)
_LEFT = DeferredPattern(rf"^(?:{_SAYS})|{_END}")
_INDEFINITE = re.compile(r"(?<![第十百千万每唯统])一[位名](?=[^\W\d_])")
"""`悼念一位秘书` says of the speech no more than `悼念秘书`, and 一位 stands in every speech."""
_DONE = DeferredPattern(rf"(?:发表过?|{_ACTS}[过了]?)+$")


def speech_described(folded: str) -> str | None:
    """Give what a folded question says of the speech that it asks for; None where it asks for none.

    What else it asks stays among the words.
    """
    text = folded.strip(" ?!。,")
    for pattern in _QUESTIONS:
        match = pattern.search(text)
        if match is None:
            continue
        before, behind = text[: match.start()], text[match.end() :]
        parts = [_INDEFINITE.sub("", _LEFT.sub("", part)) for part in re.split("[,?!。]", f"{before},{behind}")]
        return " ".join(_DONE.sub("", part) or part for part in parts if part) or None
    return None
