"""What an administrator sees of documents that were sent: what is in them, and the question what to do with them."""

from collections.abc import Sequence

from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op
from bot.render.buttons import callback_button
from bot.render.draft import MESSAGE_UNITS, Draft, Writer, plain_draft, shorten
from bot.storage.messages import SentDocument
from bot.texts import Texts, say
from bot.texts.collection import ADMIN_COLLECTION
from bot.texts.shell import translated

_NAME = 60
_TITLES = 3
_NOTES = 4
_NAMES = 10
_ROOM = MESSAGE_UNITS - 100


def size_text(size: int) -> str:
    """Return a size in bytes, kB or MB."""
    if size < 1_000:
        return f"{size} B"
    return f"{size / 1_000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def upload_draft(documents: Sequence[SentDocument], sent_id: int, texts: Texts) -> Draft:
    """Tell what is in some documents and ask what to do with them, if there is anything to do."""
    own = ADMIN_COLLECTION[texts.code]
    writer = Writer()
    listed = 0
    for document in documents:
        alone = Writer()
        _document(alone, document, texts)
        if writer.units + alone.units > _ROOM:
            break
        if listed:
            writer.write("\n\n")
        _document(writer, document, texts)
        listed += 1
    if listed < len(documents):
        writer.write("\n\n" + say(texts.reindex_refused_more, count=len(documents) - listed))
    usable = [document for document in documents if document.usable]
    if not usable:
        return writer.draft()
    same_name = any(document.state == "taken" for document in usable)
    add = callback_button(own.button_add_beside if same_name else own.button_add, Op.ADD, sent_id)
    replace = [callback_button(own.button_replace, Op.REPLACE, sent_id)] if same_name else []
    return writer.draft([replace, [add, callback_button(own.button_discard, Op.DISCARD, sent_id)]])


def added_draft(names: Sequence[str], texts: Texts) -> Draft:
    """Say which documents were added."""
    listed = [shorten(name, _NAME) for name in names[:_NAMES]]
    if len(names) > _NAMES:
        listed.append(say(texts.reindex_refused_more, count=len(names) - _NAMES))
    return plain_draft("✅ " + say(ADMIN_COLLECTION[texts.code].uploads_added, names=texts.pause.join(listed)))


def _document(writer: Writer, document: SentDocument, texts: Texts) -> None:
    own = ADMIN_COLLECTION[texts.code]
    writer.write("📄 ")
    writer.write(shorten(document.name, _NAME), Kind.BOLD)
    writer.write(f" ({size_text(document.size)})")
    if document.passages:
        writer.write("\n" + say(own.upload_found, speeches=document.speeches, passages=document.passages))
    elif not document.unfinished and document.state != "same":
        writer.write("\n⚠️ " + own.upload_empty)
    if document.unfinished:
        writer.write("\n" + own.upload_unfinished)
    for title in document.titles[:_TITLES]:
        writer.write(f"\n• {shorten(title, _NAME)}")
    if document.passages and document.speeches > len(document.titles[:_TITLES]):
        writer.write("\n" + say(own.upload_titles_more, count=document.speeches - len(document.titles[:_TITLES])))
    for note in document.notes[:_NOTES]:
        writer.write("\n⚠️ " + shorten(translated(texts.code, note), 150))
    if document.state == "taken":
        writer.write("\n" + own.upload_taken)
    elif document.state == "same":
        writer.write("\n" + own.upload_same)
