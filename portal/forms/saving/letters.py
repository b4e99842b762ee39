"""The two e-mails: a link, and a code. Neither says anything of the answers."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Site

from portal.council.models import CouncilSettings
from portal.integration import messages
from portal.integration.messages import Message, Words
from portal.integration.models import Channel
from portal.integration.notify.own_words import needed_words

from ..models import Draft, Submission
from ..models.resume_link import ResumeCode, ResumeLink
from . import derived

LINK, CODE = "form-come-back", "form-code"

LINK_WORDS = Words(
    "Your link to come back to your form",
    """\
You asked us for this link. It takes you back to your form:
((title))

((address))

The link works until ((until)). You can use it more than once, on any phone or computer.

When you open it, we send a code to this email address. You need the code to see your answers, so \
nobody can see them with the link alone.

You did not ask for this? Then you do not need to do anything. Somebody may have typed your \
address by mistake.

((council))
""",
)

CODE_WORDS = Words(
    "Your code to open your form",
    """\
Your code is: ((code))

Type it on the page where you asked for it. It works for 15 minutes, and only once.

Do not tell anybody this code. We will never ask you for it.

You did not ask for this? Then do not use it. Nobody can see your form without it.

((council))
""",
)
COUNCIL = "Our council"
LINK_FIELDS = {
    "title": "Ask us something",
    "address": "https://www.example.gov.uk/forms/come-back/Zq7/",
    "until": "Monday 7 December 2026",
    "council": COUNCIL,
}
CODE_FIELDS = {"code": "482913", "council": COUNCIL}


def register() -> None:
    """Say how both are made."""
    messages.register(
        LINK,
        build_link,
        owner="resume link",
        title="Your link to come back",
        fields=LINK_FIELDS,
        needed=frozenset({"address"}),
        words={Channel.EMAIL: LINK_WORDS},
    )
    messages.register(
        CODE,
        build_code,
        owner="resume code",
        title="Your code",
        fields=CODE_FIELDS,
        needed=frozenset({"code"}),
        words={Channel.EMAIL: CODE_WORDS},
    )


def build_link(link_id: int) -> Message | None:
    """None where the link is too old by now, or its form is gone."""
    link = ResumeLink.objects.filter(pk=link_id, expires_at__gt=timezone.now()).first()
    title = _title(link) if link else ""
    if link is None or not title:
        return None
    until = date_format(timezone.localtime(link.expires_at), "l j F Y")
    return _message(LINK, link.email, title=title, address=address(link), until=until)


def build_code(code_id: int) -> Message | None:
    """None where it cannot be used any more, or a newer one counts."""
    code = ResumeCode.objects.select_related("link").filter(pk=code_id, used_at=None).first()
    if code is None or code.expires_at <= timezone.now():
        return None
    if ResumeCode.objects.filter(link=code.link, holder=code.holder, pk__gt=code.pk).exists():
        return None
    return _message(CODE, code.link.email, code=derived.code(code.chance))


def _message(template: str, to: str, **values: str) -> Message:
    """Both go in English: a link does not know which language its form was in."""
    words = needed_words(template, Channel.EMAIL, "en", values | {"council": _council()})
    return Message(to, words.subject, words.body + "\n")


def address(link: ResumeLink) -> str:
    """Give the whole address of a link, as it stands in the e-mail."""
    path = reverse("form_come_back", args=[derived.token(link.chance)])
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _title(link: ResumeLink) -> str:
    """Give the title of the form that a link leads to; empty if there is none any more."""
    found = Draft.objects.filter(key=link.key).values_list("version__title", flat=True).first()
    sent = Submission.objects.filter(key=link.key).values_list("version__title", flat=True)
    return str(found or sent.first() or "")


def _council() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site).name if site else CouncilSettings().name
