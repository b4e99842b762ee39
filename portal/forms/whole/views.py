"""A form for somebody else: choosing it, filling it in on one page, and what to say at the end."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.cases.models import Channel
from portal.ui.redirects import see_other

from .. import callers
from ..drafts import Gone, Opened
from ..learning import counting, leaving, noticing
from ..models import Draft
from ..opening import NotOpen, Sent, open_draft
from ..sending import NothingToSend, NotReady
from ..stale import new_view, view_of
from ..views import place
from ..wizard.addresses import step_url
from ..wizard.check import costs
from ..wizard.instead import caller_url
from .doing import Doing, doing_of
from .guard import for_staff
from .kept import Kept
from .questions import ChannelForm
from .sheet import Sheet, sheet_of, urls
from .taking import take
from .wrong import points_to

WRONG, CHANGED = 422, 409


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def whole(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Show a form on one page, and take what is typed there."""
    try:
        opened = _open(request, journey, key)
        if request.method == "POST":
            before = opened.answers
            response = _take(request, opened, doing_of(request.POST))
            opened.noticed += noticing.saved_at_once(opened.journey, before, opened.answers)
            counting.after(response, opened)
            return response
        return _show(request, opened, sheet_of(opened, Kept(opened)))
    except (Sent, Gone):
        return see_other(caller_url(journey, key))


def _open(request: HttpRequest, journey: str, key: str) -> Opened:
    """Give a draft that this member of staff has begun for somebody. Anything else: 404."""
    try:
        opened = open_draft(request, journey, key)
    except NotOpen:
        raise Http404 from None
    if not opened.for_caller:
        raise Http404
    return opened


def _take(request: HttpRequest, opened: Opened, doing: Doing) -> HttpResponse:
    """Save all that is good, and do what the button says."""
    channel = _channel(request, opened)
    sheet = take(opened, request.POST, doing)
    is_good = channel.is_valid() and not sheet.is_left and not sheet.has_more
    if doing.kind == "send" and is_good and opened.route.complete:
        return _send(request, opened)
    if doing.leads_on and not sheet.is_open:
        return see_other(_onward(opened, doing))
    return _show(request, opened, sheet, channel, doing)


def _channel(request: HttpRequest, opened: Opened) -> ChannelForm:
    """Record how they reached us, as far as it was said."""
    form = ChannelForm(request.POST)
    if form.is_valid() and form.cleaned_data["channel"] != opened.draft.channel:
        opened.draft.channel = form.cleaned_data["channel"]
        Draft.objects.filter(key=opened.key).update(channel=opened.draft.channel)
    return form


def _onward(opened: Opened, doing: Doing) -> str:
    """Give where a button leads that leaves the page."""
    if doing.kind == "link":
        return reverse("caller_link", args=[opened.journey.key, opened.key])
    return step_url(opened, doing.what) if doing.kind == "page" else place(opened)


def _send(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Send it, once, and lead to what is to be said then."""
    try:
        callers.send_for_caller(request, opened.key)
    except NotReady as not_ready:
        fresh = sheet_of(opened, Kept(opened))
        fresh.problems = points_to(opened, fresh, not_ready.live)
        return _show(request, opened, fresh, doing=Doing("send"))
    except NothingToSend:
        raise Http404 from None
    leaving.came_back(opened.draft)
    return see_other(caller_url(opened.journey.key, opened.key))


def _show(
    request: HttpRequest,
    opened: Opened,
    sheet: Sheet,
    channel: ChannelForm | None = None,
    doing: Doing | None = None,
) -> HttpResponse:
    known = opened.draft.channel in callers.CHANNELS
    form = channel or ChannelForm(initial={"channel": opened.draft.channel if known else None})
    problems = [*(form.problems() if form.is_bound else ()), *sheet.problems]
    context: dict[str, Any] = {
        **urls(opened),
        "opened": opened,
        "journey": opened.journey,
        "channel": form,
        "sheet": sheet,
        "problems": problems,
        "view": view_of(request.POST) or new_view(),
        "focus": sheet.focus(doing) if doing and not problems else "",
        "costs": costs(opened.route),
        "unsent": doing is not None and doing.kind == "send",
        "on_the_phone": opened.draft.channel == Channel.PHONE,
    }
    status = CHANGED if sheet.has_conflict else WRONG if problems else 200
    return render(request, "forms/whole/page.html", context, status=status)
