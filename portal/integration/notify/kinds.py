"""What is sent to one person, once: an e-mail, a text or a letter. Each shows nothing of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .links import apart

MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")
PDF = b"%PDF-"


def one_line(words: str) -> str:
    """The words without line ends and other control characters: safe in a header."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


class Unshown:
    """Its repr says what kind of thing it is and no more."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


@dataclass(frozen=True, repr=False)
class Attachment(Unshown):
    """A file that goes with a message. Raises ValueError for what is no media type."""

    name: str
    media_type: str
    content: bytes

    def __post_init__(self) -> None:
        if not MEDIA_TYPE.fullmatch(self.media_type):
            raise ValueError("An attachment needs a media type such as application/pdf.")
        object.__setattr__(self, "name", one_line(self.name).replace("/", "-"))


@dataclass(frozen=True, repr=False)
class Message(Unshown):
    """An e-mail. The subject is made one line."""

    to: str
    subject: str
    text: str
    html: str = ""
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "subject", one_line(self.subject))


@dataclass(frozen=True, repr=False)
class TextMessage(Unshown):
    """A text to a UK mobile number.

    A telephone makes a link of any two words with a full stop between. So only our own addresses
    stay as they are, and anything else of that kind is written apart.
    """

    to: str
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", apart(self.text.strip()))


@dataclass(frozen=True, repr=False)
class Letter(Unshown):
    """A letter, made as a PDF by the room above. ``to`` is who and where, line by line.

    Raises ValueError for what is no PDF.
    """

    to: tuple[str, ...]
    subject: str
    pdf: bytes

    def __post_init__(self) -> None:
        if not self.pdf.startswith(PDF):
            raise ValueError("A letter is a PDF.")
        lines = tuple(line for line in map(one_line, self.to) if line)
        object.__setattr__(self, "to", lines)
        object.__setattr__(self, "subject", one_line(self.subject))


AnyMessage = Message | TextMessage | Letter
