"""Checking the draft, publishing it, and the versions that were made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from portal.accounts.models import User

from ...models import CatalogueState, CatalogueVersion
from .. import publishing
from ..compare import compare
from ..draft import read_draft
from ..frozen import fingerprint
from ..groups import PUBLISH, SEE
from ..tree import Catalogue
from ..versions import catalogue_of, live, numbered, preview
from .access import needs
from .furniture import address_of, furniture

PUBLISHED, SHOWN = "publish", "preview"
STALE = "The draft has changed since you opened the page. We did nothing. See how it stands now."
NOTHING_NEW = "There is nothing new in it."
FAULTY = "It has faults, so nothing was published. See below."


@needs(SEE)
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Everything wrong with the draft; what would change if it were published."""
    draft = read_draft()
    now = live()
    context: dict[str, Any] = {
        **furniture("Check and publish"),
        "problems": [
            (problem, address_of(problem.key)) for problem in publishing.problems_of(draft)
        ],
        "live": now,
        "preview": preview(),
        "changes": compare(catalogue_of(now) if now else Catalogue(), draft),
        "seen": fingerprint(draft),
        "may_publish": request.user.has_perm(PUBLISH),
    }
    return render(request, "repairs/catalogue/check.html", context)


@needs(SEE, PUBLISH)
@require_POST
def publish(request: HttpRequest, how: str) -> HttpResponse:
    """Let everybody use the draft as it was seen, or the tenants' panel look at it."""
    deeds = {PUBLISHED: publishing.publish, SHOWN: publishing.make_preview}
    if how not in deeds:
        raise Http404
    if not constant_time_compare(fingerprint(read_draft()), request.POST.get("seen", "")):
        messages.warning(request, STALE)
        return redirect("repairs_catalogue_check")
    words = "Everybody uses it now." if how == PUBLISHED else "The tenants' panel sees it now."
    return _do(request, deeds[how], words, "repairs_catalogue_check")


@needs(SEE, PUBLISH)
@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Show the tenants' panel nothing any more."""
    publishing.withdraw_preview()
    messages.success(request, "The tenants' panel does not see it any more.")
    return redirect("repairs_catalogue_versions")


@needs(SEE, PUBLISH)
@require_POST
def use(request: HttpRequest, number: int) -> HttpResponse:
    """Let everybody use a version that is there."""
    version = _version_or_404(number)

    def again(user: User | None) -> CatalogueVersion:
        return publishing.use(version, user)

    return _do(request, again, "Everybody uses it now.", "repairs_catalogue_versions")


@needs(SEE)
@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Every version, the newest first."""
    rows = CatalogueVersion.objects.select_related("published_by").defer("frozen")
    context = {
        **furniture("Versions"),
        "versions": rows,
        "may_publish": request.user.has_perm(PUBLISH),
        "PREVIEW": CatalogueState.PREVIEW,
        "LIVE": CatalogueState.LIVE,
    }
    return render(request, "repairs/catalogue/versions.html", context)


@needs(SEE)
@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """What changed in a version: since the one before it, or the one that is asked for."""
    row = _version_or_404(number)
    asked = request.GET.get("from", "")
    since = int(asked) if asked.isdecimal() and len(asked) < 6 else number - 1
    before = numbered(since)
    context = {
        **furniture(str(row), ("Versions", reverse("repairs_catalogue_versions"))),
        "version": row,
        "before": before,
        "others": CatalogueVersion.objects.exclude(pk=row.pk).values_list("number", flat=True),
        "changes": compare(catalogue_of(before) if before else Catalogue(), catalogue_of(row)),
    }
    return render(request, "repairs/catalogue/version.html", context)


def _version_or_404(number: int) -> CatalogueVersion:
    found = numbered(number)
    if found is None:
        raise Http404
    return found


def _do(
    request: HttpRequest,
    deed: Callable[[User | None], CatalogueVersion],
    words: str,
    back: str,
) -> HttpResponse:
    try:
        made = deed(cast(User, request.user))
    except publishing.NotProved:
        messages.error(request, FAULTY)
        return redirect("repairs_catalogue_check")
    except publishing.NothingNew:
        messages.info(request, NOTHING_NEW)
        return redirect(back)
    log(made, "wagtail.publish", user=request.user, data={"state": made.state})
    messages.success(request, f"{made}: {words}")
    return redirect(back)
