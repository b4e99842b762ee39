"""Code for whoever is at the other end. It is shown as it stands here, and tests run it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import inspect
import time
from collections.abc import Callable, Mapping


def is_genuine(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Say whether the portal sent this, in the last five minutes."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    stamp = headers["webhook-timestamp"]
    signed = f"{headers['webhook-id']}.{stamp}.".encode() + body
    right = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    sent = headers["webhook-signature"].split()
    fresh = abs(time.time() - int(stamp)) <= 300
    return fresh and any(hmac.compare_digest(right, each) for each in sent)


def sign(secret: str, message_id: str, body: bytes) -> dict[str, str]:
    """Give the headers of a signed message to the portal."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    stamp = str(int(time.time()))
    signed = f"{message_id}.{stamp}.".encode() + body
    right = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{right}",
    }


def shown(function: Callable[..., object], *modules: str) -> str:
    """Give the code of a sample with the modules that it needs."""
    imports = "\n".join(f"import {module}" for module in modules)
    code = inspect.getsource(function).replace(": Mapping[str, str]", "")
    return f"{imports}\n\n{code}".rstrip()


VERIFY = shown(is_genuine, "base64", "hashlib", "hmac", "time")
SIGN = shown(sign, "base64", "hashlib", "hmac", "time")

CALL = """\
curl {address}/api/v1/cases/7K4M-9TX3/status \\
  -H "Authorization: Bearer $KEY" \\
  -H "Idempotency-Key: 5f0c2a1e-status-2" \\
  -H "Content-Type: application/json" \\
  -d '{{"status": "with_team", "words": "Our team has this.", "at": "2026-11-22T09:30:00Z"}}'"""
