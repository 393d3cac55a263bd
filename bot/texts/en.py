"""What the bot says in English."""

from bot.texts.sentences import Texts

TEXTS = Texts(
    code="en",
    name="English",
    day=lambda day: f"{day.day} {day:%B %Y}",
    command_ask="Ask: /ask question",
    command_speeches="List the speeches, or find one by title",
    command_language="Change the language",
    command_help="How it works",
    command_reindex="Rebuild the index",
    command_stats="How the bot is used",
    about="Answers questions with the speeches’ own words, unchanged.",
    description="Send me a question in Chinese and I answer with passages from Chinese speeches, word for word, "
    "with their source, their context and the full text.\n\n"
    "In groups use /ask, in any chat type @ and my name.",
    welcome="Hello! This collection holds {speeches:speech|speeches} with {passages:passage|passages}, all in Chinese.",
    how="Send me a question in Chinese and I answer with the speeches’ own words, unchanged.",
    how_in_groups="In a group send /ask and a question in Chinese, or reply to me, or mention me. "
    "I answer with the speeches’ own words, unchanged.",
    thanked="You are welcome! Ask me any time.",
    try_these="You could ask:",
    help="{how}\n\n/speeches shows what there is\n/language changes the language\n\nThe buttons below tell you more.",
    unknown_command="There is no command {command}.",
    help_asking="Asking\n\n"
    "• A sentence or a few words, in Simplified or Traditional Chinese\n"
    "• “…” in quotation marks finds exactly these words\n"
    "• -词 leaves out passages with that word\n"
    "• 标题:就业 looks only in speeches with 就业 in the title\n"
    "• A short 那和平区呢？ goes on from your last question\n"
    "• “more” or “next” shows the next passage\n"
    "• Reply to an answer to ask within that speech",
    help_reading="Reading\n\n"
    "• The numbers switch passages, ◀ ▶ show more\n"
    "• Context: what stands before and after\n"
    "• Full text: turn pages, jump by contents, save as a file\n"
    "• Copy source: title and quotation in one\n"
    "• 👍 👎 tell me whether it helped\n"
    "• /speeches 就业 finds speeches by title",
    help_sharing="Groups and sharing\n\n"
    "• In a group: /ask and a question, or reply to me, or mention me\n"
    "• In any chat: type @{bot} and a question, then pick a passage to send\n"
    "• “Copy link” in an open speech makes a link to share",
    button_help_asking="Asking",
    button_help_reading="Reading",
    button_help_sharing="Groups",
    read_as="Read as: {question}",
    corrected="Searched for “{question}”",
    asked="Question: {question}",
    within="Only in 《{title}》",
    nearest="No direct answer. The nearest passages:",
    unsure="Not sure. This comes nearest:",
    missing="The text does not mention {parts}",
    quoted="“{text}”",
    others="Other passages",
    same_speech="same speech",
    also_in="Also said in: {titles}",
    citation="“{quotation}” — {source}",
    file_page="p. {page}",
    button_part="Part {part}/{parts}",
    button_around="Context",
    button_full="Full text",
    button_cite="Copy source",
    button_back="Back",
    button_alone="Ask only “{question}”",
    button_widen="Search all speeches",
    button_nearest="Show the nearest passages",
    useful="Thank you! Glad it helped.",
    useless="Thank you, noted.",
    silence="I found no passage that answers this.",
    silence_within="I found no passage in 《{title}》 that answers this.",
    silence_advice="Please ask in Chinese; try other words, or only the important ones.",
    did_you_mean="Did you mean: {spellings}?",
    pause=", ",
    or_try="Or try:",
    page="Page {page} of {pages}",
    contents="Contents",
    button_contents="Contents",
    button_text="Back to the text",
    button_link="Copy link",
    reply_hint="Reply to this message to ask within this speech",
    speech_gone="This speech is no longer in the collection. /speeches shows what there is.",
    speeches="{speeches:speech|speeches}",
    speeches_found="{speeches:speech|speeches} with “{query}” in the title",
    speeches_none="No speech has “{query}” in its title.",
    button_in_passages="Look for “{query}” in the passages",
    speeches_advice="A number opens a speech; find by title: /speeches word",
    language_ask="Choose a language:",
    language_set="Done. I speak English from now on.",
    inline_open="Full text",
    inline_help="Type a question and pick a passage to send",
    inline_none="Nothing found, try other Chinese words",
    group_ask="Write a question after /ask, for example: /ask {example}",
    nothing_asked="Please write a question, for example: {example}",
    no_letters="Please ask in words; a few will do.",
    text_only="I only read text. Please write your question.",
    no_more="There are no more passages.",
    nothing_before="There is no question to go on from. Please ask one first.",
    too_fast="That was quick! Please wait {seconds:second|seconds}.",
    too_many_waiting="I am still working on your earlier questions. One moment, please.",
    expired="This button has expired. Please ask again.",
    not_yours="Somebody else asked this. To look for yourself, send /ask and your question.",
    failed="Sorry, something went wrong. Please try again later.",
    no_index="The collection is not ready yet. Please come back later.",
    no_index_admin="There is no index yet. /reindex builds it.",
    busy="Busy at the moment. Please try again later.",
    admins_only="Sorry, only administrators can do this.",
    reindex_started="Rebuilding the index…",
    reindex_reading="Reading files: {done}/{total}",
    reindex_analysing="Analysing passages: {done}/{total}",
    reindex_writing="Writing the index: {done}/{total}",
    reindex_running="The index is already being rebuilt. I will tell you when it is done.",
    reindex_done="Index rebuilt from {paths}: {speeches:speech|speeches}, {passages:passage|passages}, "
    "{files:file|files} ({unchanged} unchanged), in {seconds} s.",
    reindex_before="The configuration names it; the index before was of {paths}.",
    reindex_refused="{count:file was|files were} refused:",
    reindex_refused_more="… and {count:other|others}",
    reindex_failed="The rebuild failed; the index that was there still answers.\n{reason}",
    stats="{days}\n{questions:question|questions}, {silent} without an answer, 👍 {useful}, 👎 {useless}",
    stats_days="{first} to {last}",
    stats_silent="Without an answer:",
    stats_disliked="Marked as not useful:",
    stats_none="Nobody has asked anything yet.",
)
