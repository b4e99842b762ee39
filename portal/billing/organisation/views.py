"""An organisation's tax accounts: the list, one found, all as a file, more by a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts import audit
from portal.accounts.acting import may, subject_of
from portal.accounts.assurance import sure
from portal.accounts.models import Organisation
from portal.accounts.people import signed_in_user
from portal.accounts.signed_in import signed_in
from portal.council.money import as_text
from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import whose
from ..joining.proof import OF_ONE_ACCOUNT
from ..models import Account, BulkJoin
from ..words import Tax
from . import adding, portfolio, sheet
from . import clients as all_clients
from .questions import FileForm, FindForm

NOT_TAKEN = 422
ON_A_PAGE = 50
TAKEN = "bill.list_taken"
TOO_MANY = (
    f"You can send {adding.OF_ONE_ORGANISATION:,} lines in a day. Send this file again tomorrow, "
    "or call us."
)
CHOICES = {
    "tax": (("", "Both taxes"), *((each.value, each.words.capitalize()) for each in Tax)),
    "show": (
        ("", "All"),
        (portfolio.OWES, "Something to pay"),
        (portfolio.LATE, "Something overdue"),
        (portfolio.NOTHING, "Nothing to pay"),
        (portfolio.CLOSED, "Closed"),
    ),
    "order": (
        ("overdue", "Overdue first"),
        ("most", "Most to pay first"),
        ("next", "Next payment first"),
        ("newest", "Newest first"),
    ),
}


class Row:
    """One property as the list shows it."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.where = sheet.where(account)
        self.tax = Tax(account.tax).words.capitalize()
        self.left, self.overdue = as_text(account.balance), as_text(account.overdue)
        self.next_due = getattr(account, "next_due", None)
        self.next_amount = as_text(getattr(account, "next_amount", None) or 0)
        self.credit = as_text(-account.balance)


def organisation_of(request: HttpRequest, code: str = whose.SEE) -> Organisation:
    """The organisation that the request acts for, if it may do this for it. Raises Http404."""
    subject = subject_of(request)
    if not isinstance(subject, Organisation) or not may(request, code):
        raise Http404
    return subject


@private
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@sure
def properties(request: HttpRequest) -> HttpResponseBase:
    """The list, or with a number or postcode what is found. At most eight queries.

    What is looked for is typed into a form that is posted, and stands in no address.
    """
    organisation = organisation_of(request)
    all_of_them = whose.seen_by(request)
    form = FindForm(request.POST if request.method == "POST" else None)
    asked = {name: request.GET.get(name, "") for name in CHOICES}
    if form.is_valid():
        shown = portfolio.found_by(all_of_them, form.cleaned_data["find"])
        rows = list(portfolio.listed(shown)[:ON_A_PAGE])
        page = None
    else:
        page = Paginator(portfolio.listed(all_of_them, **asked), ON_A_PAGE).get_page(
            request.GET.get("page")
        )
        rows = list(page)
    context: dict[str, Any] = {
        "organisation": organisation,
        "totals": _in_words(portfolio.totals(all_of_them)),
        "rows": [Row(each) for each in rows],
        "page": page,
        "query": request.GET,
        "form": form,
        "found": form.is_bound and form.is_valid(),
        "choices": [(name, CHOICES[name], asked[name]) for name in CHOICES],
        "chosen": any(asked.values()),
        "may_add": may(request, whose.CHANGE),
    }
    wrong = form.is_bound and not form.is_valid()
    name = "billing/organisation/properties.html"
    return render(request, name, context, status=NOT_TAKEN if wrong else 200)


@private
@require_safe
@signed_in
@sure
def download(request: HttpRequest) -> HttpResponseBase:
    """All that the list would show, as a file."""
    organisation = organisation_of(request)
    asked = {name: request.GET.get(name, "") for name in CHOICES}
    found = portfolio.listed(whose.seen_by(request), **asked)
    audit.record(TAKEN, f"organisation:{organisation.public_id}", request=request)
    rows = (sheet.cells(each) for each in found.iterator(chunk_size=500))
    return _file(f"properties-{timezone.localdate()}.csv", sheet.LIST, rows)


@private
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@sure
def add(request: HttpRequest) -> HttpResponseBase:
    """Take a file of properties."""
    organisation = organisation_of(request, whose.CHANGE)
    form = FileForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
    )
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            rows = sheet.read(content)
            made = adding.take(organisation, signed_in_user(request), content, rows)
        except sheet.NotRead as why:
            form.add_error("file", str(why))
        except adding.TooMany:
            form.add_error("file", TOO_MANY)
        else:
            return see_other(reverse("bills_properties_added", args=[made.public_id]))
    context = {"organisation": organisation, "form": form, "most_wrong": OF_ONE_ACCOUNT}
    wrong = form.is_bound and bool(form.errors)
    name = "billing/organisation/add.html"
    return render(request, name, context, status=NOT_TAKEN if wrong else 200)


@private
@require_safe
@signed_in
def example(request: HttpRequest) -> HttpResponseBase:
    """A file to fill in."""
    organisation = organisation_of(request, whose.CHANGE)
    headings = [each.capitalize() for each in sheet.ASKED]
    made_up = ("600000000", "AA1 1AA", "ABCD-2345", organisation.name)
    return _file("properties-to-add.csv", headings, [made_up])


@private
@require_safe
@signed_in
@sure
def added(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """How far a file is, and what came of each row."""
    bulk = _bulk(request, public_id)
    not_added = [each for each in bulk.results if each["result"] != adding.ADDED]
    page = Paginator(not_added, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "bulk": bulk,
        "page": page,
        "query": request.GET,
        "rows": [{**each, "words": adding.WORDS[each["result"]]} for each in page],
        "others": len(not_added),
        "kept_days": adding.KEPT.days,
    }
    return render(request, "billing/organisation/added.html", context)


@private
@require_safe
@signed_in
@sure
def result(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """What came of each row, as a file."""
    bulk = _bulk(request, public_id)
    rows = (
        (each["line"], each["reference"], adding.WORDS[each["result"]]) for each in bulk.results
    )
    return _file("properties-added.csv", ("Line", "Account number", "What happened"), rows)


def _in_words(totals: portfolio.Totals) -> dict[str, Any]:
    """The sums as people read them; an empty word where there is none."""
    sums = {name: getattr(totals, name) for name in ("owed", "overdue", "credit", "next_amount")}
    return {
        "properties": totals.properties,
        "late": totals.late,
        "next_due": totals.next_due,
        **{name: as_text(amount) if amount else "" for name, amount in sums.items()},
    }


@private
@require_safe
@signed_in
@sure
def clients(request: HttpRequest) -> HttpResponseBase:
    """All whose bills whoever is signed in may see, for agents who look after many."""
    rows = [
        {
            "acting": each.acting,
            "properties": each.properties,
            "owed": as_text(each.owed) if each.owed else "",
            "overdue": as_text(each.overdue) if each.overdue else "",
        }
        for each in all_clients.of(signed_in_user(request))
    ]
    return render(request, "billing/organisation/clients.html", {"clients": rows})


def _bulk(request: HttpRequest, public_id: str) -> BulkJoin:
    organisation = organisation_of(request, whose.CHANGE)
    files = BulkJoin.objects.filter(organisation=organisation)
    found: BulkJoin | None = files.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _file(name: str, headings: Any, rows: Any) -> HttpResponse | StreamingHttpResponse:
    return StreamingHttpResponse(
        sheet.written(headings, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
