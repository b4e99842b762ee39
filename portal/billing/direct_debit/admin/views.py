"""Pages for the tables of the modulus check."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from portal.accounts.models import User
from portal.integration.admin.furniture import Crumb
from portal.integration.admin.furniture import furniture as frame

from ...models import ModulusTable
from ..checked import in_use
from ..modulus.reading import Unreadable
from ..modulus.table import Table
from .access import needs
from .forms import TableForm, UseForm
from .groups import ADD, SEE, USE
from .summary import contents, differences
from .uploading import NotNow, SameAgain, keep, table_of, use

ICON, TITLE = "check", "Bank account checks"
NOT_TAKEN = 422
MOST_DIFFERENCES = 200


@needs(SEE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every table, the newest first, and whether anything is checked now."""
    rows = ModulusTable.objects.defer("weights", "substitutes").select_related("uploaded_by")
    context = {
        **_furniture(TITLE),
        "tables": rows,
        "in_use": in_use(),
        "may_add": request.user.has_perm(ADD),
    }
    return render(request, "billing/direct_debit/admin/index.html", context)


@needs(SEE, ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take the files. One line that cannot be read, and nothing is kept."""
    bound = request.method == "POST"
    form = TableForm(request.POST, request.FILES) if bound else TableForm()
    if not bound or not form.is_valid():
        return _upload(request, form)
    texts = form.cleaned_data["weights"], form.cleaned_data["substitutes"]
    try:
        row = keep(*texts, cast(User, request.user))
    except Unreadable as refused:
        return _upload(request, form, refused)
    except SameAgain as again:
        messages.info(request, "These files are here already. Nothing has changed.")
        row = again.table
    return redirect("modulus_table", row.pk)


@needs(SEE)
@require_safe
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """What a table holds, and what it would change."""
    row = get_object_or_404(ModulusTable.objects.select_related("uploaded_by"), pk=pk)
    return _table(request, row, UseForm())


@needs(SEE, USE)
@require_http_methods(["POST"])
def put_in_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Use it from a day on."""
    row = get_object_or_404(ModulusTable, pk=pk)
    form = UseForm(request.POST)
    if not form.is_valid():
        return _table(request, row, form)
    day = form.cleaned_data["valid_from"]
    try:
        use(row, day, cast(User, request.user))
    except NotNow:
        messages.error(request, "It is in use already, or another table is from that day.")
        return redirect("modulus_table", pk)
    messages.success(request, f"Bank accounts are checked with it from {day:%-d %B %Y}.")
    return redirect("modulus_tables")


def _upload(
    request: HttpRequest, form: TableForm, refused: Unreadable | None = None
) -> HttpResponse:
    context = {**_furniture("Upload a table", (TITLE, reverse("modulus_tables"))), "form": form}
    if refused is not None:
        names = {"weights": "Weight table", "substitutes": "Substitution table"}
        context["faults"] = [f"{names[each.file]}. {each}" for each in refused.faults]
        context["more"] = refused.more
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "billing/direct_debit/admin/upload.html", context, status=status)


def _table(request: HttpRequest, row: ModulusTable, form: UseForm) -> HttpResponse:
    now = in_use()
    shown = table_of(row)
    other = now if now is not None and now.pk != row.pk else None
    changes = differences(table_of(other) if other else Table(), shown) if other else []
    context = {
        **_furniture(str(row), (TITLE, reverse("modulus_tables"))),
        "table": row,
        "contents": contents(shown),
        "other": other,
        "changes": changes[:MOST_DIFFERENCES],
        "more": max(len(changes) - MOST_DIFFERENCES, 0),
        "form": form,
        "may_use": request.user.has_perm(USE) and row.valid_from is None,
    }
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "billing/direct_debit/admin/table.html", context, status=status)


def _furniture(title: str, *way: Crumb) -> dict[str, object]:
    return frame(title, *way, icon=ICON)
