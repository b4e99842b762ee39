"""GOV.UK Notify carries e-mails, texts and letters.

E-mails and texts go by a template of the council's at Notify that holds nothing but ((subject))
and ((body)), so that the words are ours; letters go as the PDF that we made. Each carries the key
of its delivery as its reference. Where there was an earlier try, Notify is asked for that
reference first, so that nobody gets a text twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.conf import settings
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from ..models import Channel, Delivery, Outcome
from ..result import Result
from .govuk_answers import came_of, has_it, no_answer
from .kinds import Letter, Message, TextMessage
from .numbers import mobile
from .recipients import no_address, no_email, no_mobile
from .segments import MOST_CHARACTERS

# It logs what Notify says, which may repeat a number.
logging.getLogger("notifications_python_client.base").addFilter(lambda record: False)

Post = Callable[[NotificationsAPIClient], Any]


def send_email(delivery: Delivery, message: Message) -> Result:
    """Send an e-mail. Notify takes no files with it, so one that has some is never sent without."""
    if refused := no_email(message):
        return refused
    if message.attachments:
        return Result(Outcome.FAILED, "Notify sends no files with an e-mail")
    return _send(
        delivery,
        lambda notify: notify.send_email_notification(
            message.to,
            settings.GOVUK_NOTIFY_EMAIL_TEMPLATE,
            personalisation={"subject": message.subject, "body": message.text},
            reference=str(delivery.key),
        ),
    )


def send_text(delivery: Delivery, message: TextMessage) -> Result:
    if refused := no_mobile(message):
        return refused
    if len(message.text) > MOST_CHARACTERS:
        return Result(Outcome.FAILED, "Too long for a text")
    return _send(
        delivery,
        lambda notify: notify.send_sms_notification(
            mobile(message.to),
            settings.GOVUK_NOTIFY_TEXT_TEMPLATE,
            personalisation={"body": message.text},
            reference=str(delivery.key),
        ),
    )


def send_letter(delivery: Delivery, message: Letter) -> Result:
    return no_address(message) or _send(
        delivery,
        lambda notify: notify.send_precompiled_letter_notification(
            str(delivery.key), BytesIO(message.pdf), postage=settings.GOVUK_NOTIFY_POSTAGE
        ),
    )


def _send(delivery: Delivery, post: Post) -> Result:
    notify = NotificationsAPIClient(
        settings.GOVUK_NOTIFY_KEY,
        base_url=settings.GOVUK_NOTIFY_URL,
        timeout=settings.GOVUK_NOTIFY_TIMEOUT,
    )
    try:
        if _tried_before(delivery):
            asked = notify.get_all_notifications(reference=str(delivery.key))
            if there := has_it(asked):
                return Result(Outcome.SENT, answered={"id": there, "found": True})
        answer = post(notify)
    except APIError as error:
        return no_answer(error, letter=delivery.channel == Channel.LETTER)
    finally:
        notify.request_session.close()
    return came_of(answer)


def _tried_before(delivery: Delivery) -> bool:
    """Whether any try came before the one under way; what came of it may be unknown or wrong."""
    return bool(delivery.attempts.exclude(ended_at=None).exists())
