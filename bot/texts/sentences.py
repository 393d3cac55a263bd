"""The list of what the bot can say: a field for each sentence, filled in by each language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


def chinese_date(date: str) -> str:
    """Return an ISO date, which may lack its day or its month, as Chinese writes it: 1999年3月5日."""
    return "".join(f"{int(number)}{unit}" for number, unit in zip(date.split("-"), "年月日", strict=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """One language. The places in braces are the same in all of them."""

    code: str
    name: str
    day: Callable[[date], str]

    # Commands, as Telegram lists them.
    command_ask: str
    command_speeches: str
    command_language: str
    command_help: str
    command_privacy: str
    command_forget: str
    command_id: str
    command_reindex: str
    command_stats: str

    # The bot's profile: the line on it, and what an empty chat shows.
    about: str
    description: str

    # Start and help.
    welcome: str
    how: str
    how_in_groups: str
    thanked: str
    try_these: str
    help: str
    unknown_command: str
    second_hand: str
    missed: str
    too_many_here: str
    sent_again: str
    help_asking: str
    help_reading: str
    help_sharing: str
    button_help_asking: str
    button_help_reading: str
    button_help_sharing: str

    # An answer.
    read_as: str
    corrected: str
    first_of_several: str
    asked: str
    within: str
    nearest: str
    unsure: str
    missing: str
    untold: str
    quoted: str
    quotation_exact: str
    quotation_other_signs: str
    quotation_altered: str
    quotation_change: str
    quotation_far: str
    quotation_absent: str
    others: str
    same_speech: str
    also_in: str
    citation: str
    file_page: str
    """The page, slide or section of its file that a passage begins on."""
    button_part: str
    button_around: str
    button_full: str
    button_cite: str
    button_share: str
    button_back: str
    button_alone: str
    button_widen: str
    button_nearest: str
    useful: str
    useless: str

    # Conditions on the speeches, and orders in time.
    restricted: str
    restricted_none: str
    restricted_undated: str
    condition_title: str
    condition_speaker: str
    condition_year: str
    condition_between: str
    condition_since: str
    condition_until: str
    newest_first: str
    oldest_first: str
    speeches_met: str

    # No answer.
    no_answer: str
    no_answer_partial: str
    partial: str
    part_silent: str
    no_answer_within: str
    no_answer_advice: str
    did_you_mean: str
    pause: str
    """What stands between the members of a list."""
    or_try: str

    # Reading.
    page: str
    contents: str
    button_contents: str
    button_text: str
    button_link: str
    reply_hint: str
    speech_gone: str

    # The list of speeches.
    speeches: str
    speeches_found: str
    speeches_none: str
    button_in_passages: str
    speeches_advice: str

    # Language.
    language_ask: str
    language_set: str

    # Inline mode and groups.
    inline_open: str
    inline_help: str
    inline_none: str
    inline_partial: str
    group_ask: str

    # Courtesies and refusals.
    nothing_asked: str
    no_letters: str
    text_only: str
    no_more: str
    nothing_before: str
    too_fast: str
    too_many_waiting: str
    expired: str
    not_yours: str
    failed: str
    no_index: str
    no_index_admin: str
    busy: str

    # Administration.
    admins_only: str
    reindex_started: str
    reindex_reading: str
    reindex_analysing: str
    reindex_writing: str
    reindex_running: str
    reindex_done: str
    reindex_before: str
    reindex_refused: str
    reindex_refused_more: str
    reindex_failed: str
    stats: str
    stats_days: str
    stats_silent: str
    stats_disliked: str
    stats_none: str

    # Conversation, whole speeches, points of a list.
    farewell: str
    acknowledged: str
    identity: str
    not_right: str
    only_quotes: str
    no_sums: str
    too_vague: str
    first_passage: str
    no_such_point: str
    no_such_passage: str
    which_speech: str
    nothing_shown: str
    no_such_speech: str
    points: str
    speaker: str
    date: str
    place: str
    not_stated: str
    untold_date: str
    untold_place: str
    opening: str
    closing: str
    mentions: str
    mentions_least: str
    mentions_none: str
    mentions_none_yet: str
    times: str
    similar_command: str
    help_admin: str
    joined: str
    partial_date: Callable[[str], str]
    """Writes a date of which the month or the day may be unknown: `1999`, `1999-03`, `1999-03-05`."""
