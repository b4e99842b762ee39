"""The receipt of a payment, as a Document."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import Site

from portal.cases.when import the_day
from portal.council.models import CouncilSettings
from portal.council.money import as_text
from portal.documents.letterhead import letterhead
from portal.documents.model import Document, Paragraph, Row, Rows, Section
from portal.integration.models import Payment

KEEP = "Keep this until you see the payment in your account or on your next bill."


def receipt(payment: Payment) -> Document:
    """Give it. For one that is paid."""
    site = Site.objects.filter(is_default_site=True).first()
    council = CouncilSettings.for_site(site) if site else CouncilSettings()
    paid_on = timezone.localdate(payment.settled_at or payment.asked_at)
    rows = [
        Row("For", payment.purpose),
        Row("Account number", payment.about),
        Row("Amount", as_text(payment.amount)),
        Row("Paid on", the_day(paid_on)),
        Row("Paid by", "Card"),
    ]
    return Document(
        "Receipt for your payment",
        [Section("What you paid", [Rows(rows)]), Section("", [Paragraph(KEEP)])],
        council=letterhead(council),
        reference=payment.reference,
        dated=paid_on,
    )
