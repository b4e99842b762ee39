"""What the log is told of wrong proofs: which kind, and of which account. Nothing typed."""

from __future__ import annotations

import logging

watched = logging.getLogger("portal.security")


def note(by: str, account: int | None) -> None:
    """Write down one wrong proof. ``by`` is a code, such as "password"; an account has a number."""
    watched.info("proof.wrong %s of %s", by, f"user:{account}" if account else "nobody known")
