"""Receipts, posted as GOV.UK Notify posts them."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.test import Client

from portal.integration.models import Delivery

from .conftest import ADDRESS, last


def post(key: str, body: dict[str, Any], **headers: str) -> Any:
    return Client(raise_request_exception=False).post(
        "/api/v1/notify/receipts",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"} | headers,
    )


def receipt(delivery: Delivery, status: str, **changes: Any) -> dict[str, Any]:
    """As Notify documents it, with all that we do not need."""
    answered = last(delivery).answered
    return {
        "id": answered["id"],
        "reference": str(delivery.key),
        "to": ADDRESS,
        "status": status,
        "created_at": "2017-05-14T12:15:30.000000Z",
        "completed_at": "2017-05-14T12:15:30.000000Z",
        "sent_at": None,
        "notification_type": "sms",
        "template_id": str(uuid.uuid4()),
        "template_version": 1,
    } | changes
