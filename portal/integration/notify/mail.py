"""Sends one e-mail by Django's mail settings."""

from __future__ import annotations

import contextlib
import re
from email.utils import formataddr, parseaddr
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from wagtail.models import Site

from portal.council.models import CouncilSettings

from ..models import Delivery, Outcome
from ..result import Result, failed
from .kinds import Message, one_line
from .recipients import no_email

ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
"""RFC 3463 status code, as in ``550 5.1.1 No such user``."""


def send_mail(delivery: Delivery, message: Message) -> Result:
    """Hand a message to the mail server, which answers within EMAIL_TIMEOUT seconds or has failed.

    Only a recipient who is refused for good (5xx) ends it at once. A refused sender, password or
    connection is for us to mend, so those are tried again.
    """
    if refused := no_email(message):
        return refused
    email = _email(delivery, message)
    connection = get_connection()
    try:
        connection.open()
        sent = connection.send_messages([email])
    except SMTPRecipientsRefused as error:
        return _of_recipient(error)
    except SMTPResponseException as error:
        return failed(error, _code(error.smtp_code, error.smtp_error))
    except OSError as error:
        return failed(error)
    finally:
        # The server has the message or has not; a bad farewell must not have it sent again.
        with contextlib.suppress(OSError):
            connection.close()
    return Result(Outcome.SENT) if sent else Result(Outcome.FAILED, "Not taken")


def message_id(delivery: Delivery) -> str:
    """The same at each try, so that a repeat is known as one (RFC 5322, section 3.6.4)."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{delivery.key.hex}@{domain or 'localhost'}>"


def _email(delivery: Delivery, message: Message) -> EmailMultiAlternatives:
    council = _council()
    contact = council.main_contact if council else None
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=_sender(council.name if council else ""),
        to=[message.to],
        reply_to=[contact.email] if contact and contact.email else None,
        headers={
            "Message-ID": message_id(delivery),
            "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday replies, please
        },
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    for file in message.attachments:
        email.attach(file.name, file.content, file.media_type)
    return email


def _council() -> CouncilSettings | None:
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site) if site else None


def _sender(council: str) -> str:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or one_line(council), address))


def _of_recipient(error: SMTPRecipientsRefused) -> Result:
    code, words = next(iter(error.recipients.values()))
    outcome = Outcome.REFUSED if 500 <= code < 600 else Outcome.FAILED
    return Result(outcome, f"Recipient {_code(code, words)}")


def _code(code: int, words: bytes | str) -> str:
    found = ENHANCED.match(words.encode(errors="replace") if isinstance(words, str) else words)
    return f"{code} {found[0].decode()}" if found else str(code)
