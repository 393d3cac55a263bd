"""What the bot says of answers that an administrator chose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundAnswersTexts:
    """One language. The places in braces are the same in all of them."""

    command_answer: str
    answer_which: str
    answer_none: str
    answer_help: str
    answer_choose: str
    answer_bound: str
    answer_unbound: str
    answer_chosen: str
    button_unbind: str


BOUND_ANSWERS = {
    "zh-Hans": BoundAnswersTexts(
        command_answer="给没有答上来的问题指定段落",
        answer_which="给哪个问题指定段落？",
        answer_none="没有答不上来的问题。",
        answer_help="也可以发 /answer 问题，或者 /answer 问题 = 用来找段落的词。",
        answer_choose="“{question}”用哪一段回答？",
        answer_bound="“{question}”从现在起用这一段回答：",
        answer_unbound="“{question}”不再指定段落。",
        answer_chosen="这一段是管理员指定的。",
        button_unbind="不指定",
    ),
    "zh-Hant": BoundAnswersTexts(
        command_answer="給沒有答上來的問題指定段落",
        answer_which="給哪個問題指定段落？",
        answer_none="沒有答不上來的問題。",
        answer_help="也可以傳 /answer 問題，或者 /answer 問題 = 用來找段落的詞。",
        answer_choose="「{question}」用哪一段回答？",
        answer_bound="「{question}」從現在起用這一段回答：",
        answer_unbound="「{question}」不再指定段落。",
        answer_chosen="這一段是管理員指定的。",
        button_unbind="不指定",
    ),
    "en": BoundAnswersTexts(
        command_answer="Choose passages for open questions",
        answer_which="Which question shall have a passage?",
        answer_none="No question is without an answer.",
        answer_help="Or send /answer QUESTION, or /answer QUESTION = words to find the passage by.",
        answer_choose="Which passage answers “{question}”?",
        answer_bound="“{question}” is answered with this passage from now on:",
        answer_unbound="“{question}” has no chosen passage any more.",
        answer_chosen="An administrator chose this passage.",
        button_unbind="None",
    ),
}
