"""Looking through the rules, writing drafts, and putting them in use."""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from portal.accounts.models import User
from portal.integration.admin.furniture import furniture as frame

from ...dated import Held
from ...models import Part, RulesState, RulesVersion
from ..groups import ADD, DELETE, SEE, USE, WRITE
from ..looking import look
from ..using import NotReady, Overlap, effects, put_in_use, take_out
from .access import needs
from .forms import RulesForm

ICON, TITLE, ROOT = "decimal", "Rules of benefits", "benefits_rules"
PAGES = ("GET", "HEAD", "POST")
NOT_READY = "It has mistakes, or somebody has changed it since. Nothing was put in use. See below."
OVERLAP = "Other rules hold on some of these days. Say first that these take their place."


@needs(SEE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every set of rules, by what it is about, the newest first."""
    rows = list(RulesVersion.objects.select_related("used_by"))
    parts = [(part, [row for row in rows if row.part == part]) for part in Part]
    context = {**_furniture(TITLE), "parts": parts, "today": timezone.localdate()}
    return render(request, "benefits/schemes/index.html", context)


@needs(SEE)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One set of rules: what it says, and what stands beside it."""
    row = _row_or_404(number)
    context = {
        **_furniture(str(row)),
        "row": row,
        "look": look(row.part, row.written, Held(row.first, row.last)),
        "effects": effects(row) if row.is_draft else None,
        "seen": seen(row),
        "may_use": request.user.has_perm(USE),
        "IN_USE": RulesState.IN_USE,
    }
    return render(request, "benefits/schemes/one.html", context)


@needs(SEE, ADD)
@require_http_methods(PAGES)
def add(request: HttpRequest, part: str) -> HttpResponse:
    """Begin a draft."""
    if part not in Part.values:
        raise Http404
    row = RulesVersion(part=part, written="")
    return _form(request, row, f"Add: {Part(part).label}")


@needs(SEE, WRITE)
@require_http_methods(PAGES)
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change a draft. Rules that are or were in use stay as they are."""
    with transaction.atomic():
        row = _row_or_404(number, lock=request.method == "POST")
        if not row.is_draft:
            raise Http404
        return _form(request, row, "Change this draft")


@needs(SEE, ADD)
@require_POST
def copy(request: HttpRequest, number: int) -> HttpResponse:
    """Begin a draft with what rules say that are there already."""
    old = _row_or_404(number)
    row = RulesVersion.objects.create(
        part=old.part, first=old.first, last=old.last, written=old.written
    )
    log(row, "wagtail.copy", user=request.user)
    messages.success(request, "This is a new draft. Give it its days first.")
    return redirect(f"{ROOT}_edit", row.pk)


@needs(SEE, DELETE)
@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Throw a draft away."""
    with transaction.atomic():
        row = _row_or_404(number, lock=True)
        if not row.is_draft:
            raise Http404
        log(row, "wagtail.delete", user=request.user)
        row.delete()
    messages.success(request, "The draft is deleted.")
    return redirect(ROOT)


@needs(SEE, USE)
@require_POST
def use(request: HttpRequest, number: int) -> HttpResponse:
    """Let every page and claim work with a draft, as it was seen."""
    row = _row_or_404(number)
    try:
        if not constant_time_compare(seen(row), request.POST.get("seen", "")):
            raise NotReady
        instead = "instead" in request.POST
        put_in_use(row, cast(User, request.user), row.written, instead=instead)
    except NotReady:
        messages.error(request, NOT_READY)
    except Overlap:
        messages.error(request, OVERLAP)
    else:
        log(row, "wagtail.publish", user=request.user)
        messages.success(request, "It is in use now.")
    return redirect(f"{ROOT}_one", number)


@needs(SEE, USE)
@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Let nobody work with rules any more."""
    row = _row_or_404(number)
    try:
        take_out(row)
    except NotReady:
        messages.info(request, "It was not in use.")
    else:
        log(row, "wagtail.unpublish", user=request.user)
        messages.success(request, "It is not in use any more.")
    return redirect(f"{ROOT}_one", number)


def seen(row: RulesVersion) -> str:
    """A mark of what a page showed: the days and the text."""
    text = f"{row.first}|{row.last}|{row.written}"
    return salted_hmac("benefits.rules", text, algorithm="sha256").hexdigest()


def _form(request: HttpRequest, row: RulesVersion, title: str) -> HttpResponse:
    is_new = row.pk is None
    posted = request.POST if request.method == "POST" else None
    form = RulesForm(posted, instance=row)
    if posted is not None and form.is_valid():
        saved = form.save()
        log(saved, "wagtail.create" if is_new else "wagtail.edit", user=request.user)
        messages.success(request, "The draft is saved.")
        return redirect(f"{ROOT}_one", saved.pk)
    days = Held(row.first, row.last)
    context: dict[str, Any] = {
        **_furniture(title),
        "form": form,
        "part": Part(row.part).label,
        "look": look(row.part, row.written, days) if row.written else None,
        "back": reverse(ROOT) if is_new else reverse(f"{ROOT}_one", args=[row.pk]),
    }
    status = 422 if posted is not None else 200
    return render(request, "benefits/schemes/edit.html", context, status=status)


def _row_or_404(number: int, *, lock: bool = False) -> RulesVersion:
    rows = RulesVersion.objects.select_for_update() if lock else RulesVersion.objects.all()
    found: RulesVersion = get_object_or_404(rows, pk=number)
    return found


def _furniture(title: str) -> dict[str, Any]:
    root = [] if title == TITLE else [(TITLE, reverse(ROOT))]
    return frame(title, *root, icon=ICON)
