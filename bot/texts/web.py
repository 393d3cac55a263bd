"""What the search page says, in each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebTexts:
    """One language. The places in braces are the same in all of them."""

    language: str
    title: str
    about: str
    placeholder: str
    ask: str
    unsure: str
    none: str
    nearest: str
    understood: str
    too_many: str
    no_index: str
    no_speech: str


WEB = {
    "zh-Hans": WebTexts(
        language="zh-Hans",
        title="讲话",
        about="用自己的话提问，这里引用汇编里说到这件事的原文，一字不改。",
        placeholder="想问什么？",
        ask="提问",
        unsure="没有把握，最接近的是：",
        none="汇编里没有找到答案。",
        nearest="最接近的段落：",
        understood="按“{question}”查找。",
        too_many="问得太快了，请 {seconds} 秒后再问。",
        no_index="还没有建立索引，请告诉管理员。",
        no_speech="汇编里没有这篇讲话，可能已经重建过索引。",
    ),
    "zh-Hant": WebTexts(
        language="zh-Hant",
        title="講話",
        about="用自己的話提問，這裡引用彙編裡說到這件事的原文，一字不改。",
        placeholder="想問什麼？",
        ask="提問",
        unsure="沒有把握，最接近的是：",
        none="彙編裡沒有找到答案。",
        nearest="最接近的段落：",
        understood="按「{question}」查找。",
        too_many="問得太快了，請 {seconds} 秒後再問。",
        no_index="還沒有建立索引，請告訴管理員。",
        no_speech="彙編裡沒有這篇講話，可能已經重建過索引。",
    ),
    "en": WebTexts(
        language="en",
        title="Speeches",
        about="Ask in your own words; the passages that say it are quoted here, word for word.",
        placeholder="What do you want to know?",
        ask="Ask",
        unsure="Not certain; the nearest is:",
        none="The collection holds no answer.",
        nearest="The nearest passages:",
        understood="Answered for: {question}",
        too_many="That was too fast; please ask again in {seconds} seconds.",
        no_index="There is no index yet; please tell an administrator.",
        no_speech="The collection does not have this speech; the index may have been rebuilt.",
    ),
}
