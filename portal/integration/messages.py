"""Messages to people: a room registers how its message is made, and queues it by name.

A builder gets the primary key of its subject when the message is about to leave, outside any
transaction. So nothing personal waits in the queue, and what is sent is true at that moment.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from .models import Channel, Delivery
from .wake import the_queue_commits_with_us, wake

MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")


def one_line(words: str) -> str:
    """The words without line ends and other control characters: safe in a header."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


@dataclass(frozen=True, repr=False)
class Attachment:
    """A file that goes with a message. Raises ValueError for what is no media type."""

    name: str
    media_type: str
    content: bytes

    def __post_init__(self) -> None:
        if not MEDIA_TYPE.fullmatch(self.media_type):
            raise ValueError("An attachment needs a media type such as application/pdf.")
        object.__setattr__(self, "name", one_line(self.name).replace("/", "-"))

    def __repr__(self) -> str:
        return "Attachment(…)"


@dataclass(frozen=True, repr=False)
class Message:
    """What one person gets, once. The subject is made one line. Its repr shows nothing."""

    to: str
    subject: str
    text: str
    html: str = ""
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "subject", one_line(self.subject))

    def __repr__(self) -> str:
        return "Message(…)"


Build = Callable[[int], Message | None]
"""Makes the message about the subject with this primary key; None: nothing to send any more."""


@dataclass(frozen=True)
class Template:
    """How one kind of message is made, and what its subject is called."""

    build: Build
    owner: str


_templates: dict[str, Template] = {}


class UnknownTemplate(LookupError):
    """No room has registered a message of this name."""


def register(template: str, build: Build, *, owner: str) -> None:
    """Say how ``template`` is made. Call it from ``AppConfig.ready``.

    ``owner`` says to staff what the subject is: "submission". Raises ValueError for a name that is
    taken by another message.
    """
    made = Template(build, owner)
    if _templates.setdefault(template, made) != made:
        raise ValueError(f"A different message is already called {template!r}.")


def registered(template: str) -> Template:
    """How a message is made. Raises UnknownTemplate."""
    try:
        return _templates[template]
    except KeyError:
        raise UnknownTemplate(f"No room has registered a message {template!r}.") from None


def queue(template: str, subject_id: int, *, channel: str = Channel.EMAIL) -> Delivery:
    """Write down that a message is to be sent, in the caller's own transaction.

    The worker is woken when that transaction commits; if it rolls back, nothing was ever queued.
    Raises UnknownTemplate.
    """
    delivery = Delivery.objects.create(
        template=template,
        owner=registered(template).owner,
        subject_id=subject_id,
        channel=Channel(channel),
    )
    if the_queue_commits_with_us():
        wake(delivery.pk)
    else:
        transaction.on_commit(lambda: wake(delivery.pk), robust=True)
    return delivery
