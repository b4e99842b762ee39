"""Opening a link from an e-mail: first a button, then a code, then the form.

A GET changes nothing and shows nothing of anybody, so programs that look at links in e-mails do no
harm, even those that follow every link on the page.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.council.hours import clock
from portal.ui.private import private

from .. import access, versions
from ..drafts import newest as newest_draft
from ..models.resume_link import ResumeLink
from ..wizard import instead
from ..wizard.redirects import see_other
from . import codes, links
from .answers import dead_link, too_many
from .codes import Verdict
from .questions import CodeForm
from .rates import TooMany


@require_http_methods(["GET", "HEAD", "POST"])
@private
def come_back(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it sends a code to the address that the link went to."""
    link = links.find(token)
    if link is None:
        return dead_link(request)
    if request.method != "POST":
        return render(request, "forms/saving/come_back.html", {"token": token})
    response = see_other(reverse("form_code", args=[token]))
    holder = access.ensure_holder(request, response)
    try:
        codes.send(link, holder)
    except TooMany:
        return too_many(request, {}, "codes")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Take the code. The right one lets this browser open the form, and leads to it."""
    link = links.find(token)
    if link is None:
        return dead_link(request)
    holder = access.holder(request)
    if not holder:
        return render(request, "forms/saving/no_cookie.html", {"token": token}, status=409)
    if request.method != "POST":
        return _ask(request, token, link, holder, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, token, link, holder, form)
    verdict = codes.check(link, holder, form.cleaned_data["code"])
    pressed_twice = verdict is Verdict.OVER and access.may_open(request, link.key)
    if verdict is Verdict.RIGHT or pressed_twice:
        return _open(link, holder)
    if verdict is Verdict.WRONG:
        form.add_error("code", _wrong(codes.tries_left(link, holder)))
    return _ask(request, token, link, holder, form)


def _ask(
    request: HttpRequest, token: str, link: ResumeLink, holder: str, form: CodeForm
) -> HttpResponse:
    newest = codes.newest(link, holder)
    if newest is None or not codes.is_open(newest):
        return render(request, "forms/saving/code_over.html", {"token": token})
    until = clock(timezone.localtime(newest.expires_at).time())
    context = {"token": token, "form": form, "until": until}
    return render(request, "forms/saving/code.html", context)


def _wrong(left: int) -> str:
    tries = "1 more try" if left == 1 else f"{left} more tries"
    return f"This is not the code that we sent last. You have {tries}"


def _open(link: ResumeLink, holder: str) -> HttpResponse:
    """Let the browser in, and lead to the form or, if it was sent, to the page that says so."""
    access.grant(link.key, holder)
    draft = newest_draft(link.key)
    if draft is None:
        return see_other(instead.sent_url(link.journey_key, link.key))
    days = versions.journey_of(draft.version).retention.draft_days
    links.lengthen(link, draft.kept_until(days))
    return see_other(reverse("form", args=[link.journey_key, link.key]))
