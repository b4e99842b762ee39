"""Messages to people: a room registers how its message is made, and queues it by name.

A builder gets the primary key of its subject when the message is about to leave, outside any
transaction. So nothing personal waits in the queue, and what is sent is true at that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from .models import Channel, Delivery
from .notify.kinds import AnyMessage, Attachment, Letter, Message, TextMessage, one_line
from .notify.wording import Words
from .wake import wake_with_the_transaction

__all__ = [
    "Attachment",
    "Letter",
    "Message",
    "Template",
    "TextMessage",
    "UnknownTemplate",
    "Words",
    "all_templates",
    "hurry",
    "one_line",
    "queue",
    "register",
    "registered",
]

Build = Callable[[int], Message | None]
"""Makes the e-mail about the subject with this primary key; None: nothing to send any more."""
BuildText = Callable[[int], TextMessage | None]
BuildLetter = Callable[[int], Letter | None]


@dataclass(frozen=True)
class Template:
    """How one kind of message is made by each channel, and what its subject is called."""

    build: Build
    owner: str
    text: BuildText | None = None
    letter: BuildLetter | None = None
    title: str = ""
    """What it is, for those who word it: We have your form."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the council may put into its own words, by name, each with a sample."""
    in_texts: frozenset[str] = frozenset()
    """Those of the fields that may stand in a text, which anybody near the telephone may read."""
    needed: frozenset[str] = frozenset()
    """Those of the fields without which it is of no use: the code in "your code"."""
    words: Mapping[str, Words] = field(default_factory=dict)
    """The words in code by channel, where they are no more than words with names in them."""

    def builder(self, channel: str) -> Callable[[int], AnyMessage | None] | None:
        """What makes it for a channel, if anything does."""
        by_channel: dict[str, Any] = {
            Channel.EMAIL: self.build,
            Channel.TEXT: self.text,
            Channel.LETTER: self.letter,
        }
        return by_channel.get(channel)

    def fields_for(self, channel: str) -> dict[str, str]:
        """What may stand in the words of a channel, each with a sample."""
        texts = channel == Channel.TEXT
        return {name: s for name, s in self.fields.items() if not texts or name in self.in_texts}

    def make(self, delivery: Delivery) -> AnyMessage | None:
        """Make the message of a delivery. Raises NoWay."""
        build = self.builder(delivery.channel)
        if build is None:
            raise NoWay(f"{delivery.template!r} is not made for {delivery.channel!r}.")
        return build(delivery.subject_id)


_templates: dict[str, Template] = {}


class UnknownTemplate(LookupError):
    """No room has registered a message of this name."""


class NoWay(ValueError):
    """The message is not made for this channel."""


def register(
    template: str,
    build: Build,
    *,
    owner: str,
    text: BuildText | None = None,
    letter: BuildLetter | None = None,
    title: str = "",
    fields: Mapping[str, str] | None = None,
    in_texts: frozenset[str] = frozenset(),
    needed: frozenset[str] = frozenset(),
    words: Mapping[str, Words] | None = None,
) -> None:
    """Say how ``template`` is made. Call it from ``AppConfig.ready``.

    ``owner`` says to staff what the subject is: "submission". With ``fields`` the council can word
    it itself. Raises ValueError for a name that is taken by another message.
    """
    made = Template(
        build, owner, text, letter, title, dict(fields or {}), in_texts, needed, dict(words or {})
    )
    if _templates.setdefault(template, made) != made:
        raise ValueError(f"A different message is already called {template!r}.")


def registered(template: str) -> Template:
    """How a message is made. Raises UnknownTemplate."""
    try:
        return _templates[template]
    except KeyError:
        raise UnknownTemplate(f"No room has registered a message {template!r}.") from None


def all_templates() -> dict[str, Template]:
    """Every message, by name."""
    return dict(_templates)


def queue(
    template: str,
    subject_id: int,
    *,
    channel: str = Channel.EMAIL,
    instead_of: Delivery | None = None,
    not_before: datetime | None = None,
) -> Delivery:
    """Write down that a message is to be sent, in the caller's own transaction.

    The worker is woken when that transaction commits; if it rolls back, nothing was ever queued.
    ``instead_of`` is one that could not be delivered another way. ``not_before``: it waits, so that
    it can say more; ``hurry`` ends the wait. Raises UnknownTemplate and NoWay,
    and ValueError for a channel that nobody knows.
    """
    made, channel = registered(template), Channel(channel)
    if made.builder(channel) is None:
        raise NoWay(f"{template!r} is not made for {channel.value!r}.")
    delivery = Delivery.objects.create(
        template=template,
        owner=made.owner,
        subject_id=subject_id,
        channel=channel,
        instead_of=instead_of,
        due_at=not_before or timezone.now(),
    )
    if not_before is None:
        wake_with_the_transaction(delivery.pk)
    return delivery


def hurry(delivery: Delivery) -> None:
    """Let one that waits go as soon as the caller's transaction commits."""
    Delivery.objects.filter(pk=delivery.pk, tries=0).update(due_at=timezone.now())
    wake_with_the_transaction(delivery.pk)
