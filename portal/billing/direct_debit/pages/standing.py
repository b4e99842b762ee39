"""How a Direct Debit stands, its confirmation in every format, and stopping it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from ...models import Account, DirectDebit
from .. import document
from ..asking import cancel
from ..schedule import read
from ..terms import live_of, offered
from ..words import State, Why
from .opening import go_to, is_theirs, page, show
from .shown import OF_THE_BANK, rows_of, shown

HEADINGS = {
    State.ASKED: "You asked for a Direct Debit",
    State.ACCEPTED: "You pay by Direct Debit",
    State.REFUSED: "We could not set up your Direct Debit",
    State.CANCELLED: "Your Direct Debit has ended",
}
STOPPED = "You stopped your Direct Debit"


@require_safe
@page
def standing(request: HttpRequest, account: Account) -> HttpResponse:
    """The one that lives, or what became of the last, and whether another can be asked for."""
    row: DirectDebit | None = (
        live_of(account)
        or DirectDebit.objects.filter(account=account).select_related("terms").first()
    )
    if row is None:
        return show(request, account, "none", terms=offered(account))
    theirs = is_theirs(request, row)
    agreed = rows_of(row.terms, row.holder, row.ending, row.day)
    stopped_here = row.state == State.CANCELLED and not row.why
    return show(
        request,
        account,
        "standing",
        row=row,
        standing_title=STOPPED if stopped_here else HEADINGS[State(row.state)],
        may_ask=offered(account) is not None,
        theirs=theirs,
        rows=agreed if theirs else agreed[OF_THE_BANK:],
        terms=row.terms,
        terms_notice=row.terms.notice_days,
        shown=shown(read(row.schedule)),
        confirmed_by=document.confirmed_by(row),
        why=Why(row.why).words if row.why else "",
        stopped_here=stopped_here,
        still_told=account.direct_debit,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page
def stop(request: HttpRequest, account: Account) -> HttpResponse:
    """Stop it, after one more look."""
    if request.method == "POST":
        cancel(request, account)
        return go_to("direct_debit", account)
    row = live_of(account)
    if row is None:
        return go_to("direct_debit", account)
    return show(request, account, "stop", theirs=is_theirs(request, row), row=row)
