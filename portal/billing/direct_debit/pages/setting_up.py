"""Asking for a Direct Debit: whose account it is, which one, which day, and a last look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.people import signed_in_user
from portal.integration import limits

from ...models import Account, DirectDebitTerms
from .. import drafts
from ..asking import ENDING, ask
from ..schedule import Schedule
from ..terms import schedule_for
from .forms import BankForm, DayForm, YoursForm
from .opening import go_to, page, posted, show, step
from .shown import rows_of, shown

MOST_A_DAY = 10
A_DAY = 86400
CHANGED, TOO_MANY = 409, 429


@require_http_methods(["GET", "HEAD", "POST"])
@step
def yours(request: HttpRequest, account: Account, terms: DirectDebitTerms) -> HttpResponse:
    """Whether they may give the instruction alone. Who may not gets the way on paper."""
    form = YoursForm(posted(request), initial=drafts.answers_of(request, account))
    if request.method != "POST" or not form.is_valid():
        return show(request, account, "yours", form=form)
    if not form.may:
        return go_to("direct_debit_paper", account)
    drafts.put(request, account, holder="yes", alone="yes")
    return go_to("direct_debit_bank", account)


@require_http_methods(["GET", "HEAD", "POST"])
@step
def bank(request: HttpRequest, account: Account, terms: DirectDebitTerms) -> HttpResponse:
    """Which bank account. Numbers that are kept are not shown again."""
    answers = drafts.answers_of(request, account)
    if not _alone(answers):
        return go_to("direct_debit_yours", account)
    form = BankForm(posted(request), initial={"name": answers.get("name", "")})
    if request.method != "POST" or not form.is_valid():
        return show(request, account, "bank", form=form)
    drafts.put(request, account, **form.cleaned_data)
    if len(terms.days) == 1:
        drafts.put(request, account, day=terms.days[0])
    ready = drafts.answers_of(request, account).get("day") in terms.days
    return go_to("direct_debit_check" if ready else "direct_debit_day", account)


@require_http_methods(["GET", "HEAD", "POST"])
@step
def day(request: HttpRequest, account: Account, terms: DirectDebitTerms) -> HttpResponse:
    """Which day of the month."""
    answers = drafts.answers_of(request, account)
    if drafts.bank_of(answers) is None:
        return go_to("direct_debit_bank", account)
    form = DayForm(terms.days, posted(request), initial={"day": str(answers.get("day", ""))})
    if request.method != "POST" or not form.is_valid():
        return show(request, account, "day", form=form)
    drafts.put(request, account, day=int(form.cleaned_data["day"]))
    return go_to("direct_debit_check", account)


@require_http_methods(["GET", "HEAD", "POST"])
@step
def check(request: HttpRequest, account: Account, terms: DirectDebitTerms) -> HttpResponse:
    """A last look at all of it, with the Guarantee; one press asks for it."""
    answers = drafts.answers_of(request, account)
    chosen = answers.get("day")
    if drafts.bank_of(answers) is None or chosen not in terms.days:
        return go_to("direct_debit_day", account)
    schedule = schedule_for(account, terms, chosen)
    if request.method == "POST":
        return _ask(request, account, terms, answers, schedule)
    return _check(request, account, terms, answers, schedule)


@require_safe
@page
def paper(request: HttpRequest, account: Account) -> HttpResponse:
    """What to do if somebody else must sign."""
    return show(request, account, "paper")


def _ask(
    request: HttpRequest,
    account: Account,
    terms: DirectDebitTerms,
    answers: drafts.Answers,
    schedule: Schedule,
) -> HttpResponse:
    seen = request.POST.get("seen", "")
    if not constant_time_compare(seen, drafts.stamp(answers, schedule)):
        return _check(request, account, terms, answers, schedule, status=CHANGED, changed=True)
    user = signed_in_user(request)
    if not limits.take("direct-debit", str(user.pk), MOST_A_DAY, A_DAY):
        return show(request, account, "too_many", status=TOO_MANY)
    bank_account = drafts.bank_of(answers)
    if bank_account is not None:
        ask(request, account, terms, bank_account, answers["day"], schedule)
    return go_to("direct_debit", account)


def _check(
    request: HttpRequest,
    account: Account,
    terms: DirectDebitTerms,
    answers: drafts.Answers,
    schedule: Schedule,
    *,
    status: int = 200,
    changed: bool = False,
) -> HttpResponse:
    change = {"bank": reverse("direct_debit_bank", args=[account.public_id])}
    if len(terms.days) > 1:
        change["day"] = reverse("direct_debit_day", args=[account.public_id])
    return show(
        request,
        account,
        "check",
        status=status,
        terms=terms,
        terms_notice=terms.notice_days,
        rows=rows_of(
            terms,
            answers["name"],
            answers["number"][-ENDING:],
            answers["day"],
            change,
            answers["sort_code"],
        ),
        shown=shown(schedule),
        seen=drafts.stamp(answers, schedule),
        changed=changed,
    )


def _alone(answers: drafts.Answers) -> bool:
    return answers.get("holder") == answers.get("alone") == "yes"
