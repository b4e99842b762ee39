"""The council's own words for a message to a person."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import PreviewableMixin

from ..notify.links import mistaken
from ..notify.segments import MOST_CHARACTERS, segments
from ..notify.wording import Words, fill, names_in, unknown, written
from .delivery import Channel

language_tag = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Enter the code of a language, such as en, pl or cy."
)
TO_PEOPLE = [(c.value, c.label) for c in Channel if c != Channel.ENDPOINT]


def known_messages() -> list[tuple[str, str]]:
    """The messages that the council can word, with what each is."""
    from ..messages import all_templates

    return [(name, one.title) for name, one in sorted(all_templates().items()) if one.fields]


class MessageTemplate(PreviewableMixin, models.Model):
    """How one message is worded by one channel in one language, in place of the words in code.

    Plain text. What stands in ((brackets)) is put in when it is sent: only what the message offers.
    """

    template = models.CharField("message", max_length=80, choices=known_messages)
    channel = models.CharField("sent as", max_length=10, choices=TO_PEOPLE, default=Channel.EMAIL)
    language = models.CharField(
        max_length=20, default="en", validators=[language_tag], help_text="Its code: en, pl, cy"
    )
    subject = models.CharField(
        max_length=120, blank=True, help_text="Of an e-mail, or the title of a letter."
    )
    body = models.TextField(
        "words",
        max_length=4000,
        help_text="Plain text. Leave an empty line between paragraphs.",
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["template", "channel", "language"]
        verbose_name = "message wording"
        constraints = [
            models.UniqueConstraint(
                fields=["template", "channel", "language"],
                name="integration_messagetemplate_once",
                violation_error_message="There are words for this message already. Change those.",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.TEXT, subject="")
                | (Q(channel__in=[Channel.EMAIL, Channel.LETTER]) & ~Q(subject="")),
                name="integration_messagetemplate_subject",
                violation_error_message="Give a subject. Only a text has none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{dict(known_messages()).get(self.template, self.template)}, {self.as_sent}"

    @property
    def as_sent(self) -> str:
        return f"{self.get_channel_display().lower()} ({self.language})"

    def offered(self) -> dict[str, str]:
        """What the words may hold, each with a sample. Empty for a message that is not known."""
        from ..messages import UnknownTemplate, registered

        try:
            return registered(self.template).fields_for(self.channel)
        except UnknownTemplate:
            return {}

    def clean(self) -> None:
        from ..messages import all_templates

        super().clean()
        if self.channel == Channel.TEXT:
            self.subject = ""
        made = all_templates().get(self.template)
        if made and made.builder(self.channel) is None:
            way = self.get_channel_display().lower()
            raise ValidationError({"channel": f"We do not send this message as {way}."})
        wrong = {name: said for name in ("subject", "body") if (said := self._wrong(name))}
        if made and not wrong and (lacking := self._lacking(made.needed)):
            wrong["body"] = f"These words are of no use without {written(lacking)}."
        if wrong:
            raise ValidationError(wrong)

    def _lacking(self, needed: frozenset[str]) -> list[str]:
        there = names_in(f"{self.subject}\n{self.body}")
        return [name for name in self.offered() if name in needed and name not in there]

    def _wrong(self, name: str) -> str:
        """What is wrong with the subject or the words, as a sentence; "" if nothing is."""
        text, offered = getattr(self, name), self.offered()
        if bad := unknown(text, offered):
            return f"There is no {written(bad)} here. You can use {written(offered)}."
        filled = fill(text, offered)
        if "((" in filled or "))" in filled:
            return "Write two brackets on each side of a name, and nothing else between them."
        if self.channel != Channel.TEXT:
            return ""
        if links := mistaken(fill(text, dict.fromkeys(offered, "0"))):  # what is put in is ours
            return (
                f"A phone makes a link of “{links[0]}”. Put a space after a full stop, and name "
                "no address but our own."
            )
        if len(filled) > MOST_CHARACTERS:
            return f"A text holds at most {MOST_CHARACTERS} letters. This one is longer."
        return ""

    def sample(self) -> Words:
        """The words with the samples in them."""
        offered = self.offered()
        return Words(fill(self.subject, offered), fill(self.body, offered), self.language)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "integration/preview/message.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        words = self.sample()
        length = segments(words.body) if self.channel == Channel.TEXT else 0
        return {"words": words, "message": self, "segments": length}
