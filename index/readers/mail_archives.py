"""Web pages saved as one file (.mht, .mhtml) become their HTML here."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

from index.errors import UnreadableFile
from index.readers.encodings import NotText, decode


def mht_page(path: Path) -> str:
    """Give the HTML of a saved web page, or its plain text where it has no other; raise UnreadableFile."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    for kind in ("text/html", "text/plain"):
        for part in message.walk():
            if isinstance(part, EmailMessage) and part.get_content_type() == kind and "MIME-Version" in message:
                try:
                    text = _decoded(part)
                except (NotText, LookupError, ValueError):
                    continue
                if text.strip():
                    return text
    raise UnreadableFile(path, "is no saved web page that can be read")


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset is not None:
        try:
            return data.decode("gb18030" if charset.lower() in {"gb2312", "gbk"} else charset)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)
