"""Walking through the pages as a person does."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from portal.billing.models import Account

from .making import BANK

YES = {"holder": "yes", "alone": "yes"}


def path(account: Account, page: str = "") -> str:
    return f"/bills/{account.public_id}/direct-debit/{page}"


def text(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def errors(response: Any) -> dict[str, str]:
    """Each error of the summary, by where it leads."""
    page = BeautifulSoup(response.content, "html.parser")
    return {
        str(link["href"]): link.get_text(strip=True)
        for link in page.select(".govuk-error-summary a")
    }


def to_the_check(client: Client, account: Account, **bank: str) -> Any:
    """Answer everything, and give the page with the last look."""
    for page, answers in (
        ("your-account/", YES),
        ("bank/", {**BANK, **bank}),
        ("day/", {"day": "15"}),
    ):
        response = client.post(path(account, page), answers)
        assert response.status_code == 303, text(response)
    assert response["Location"] == path(account, "check/")
    return client.get(path(account, "check/"))


def confirm(client: Client, account: Account, seen: Any = None) -> Any:
    """Press the button of that page."""
    response = seen or client.get(path(account, "check/"))
    field = BeautifulSoup(response.content, "html.parser").select_one("main input[name=seen]")
    assert field is not None
    sent: dict[str, Any] = {"seen": field["value"]}
    return client.post(path(account, "check/"), sent)
