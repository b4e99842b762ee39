"""Keeping what was made of a public page; its bytes lie with the other private files."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.cases.documents import open_document
from portal.cases.models import CaseDocument
from portal.integration import private_files, scanning

from ..models import MadeFormat, Order
from ..requests.kinds import OTHER, OTHER_LANGUAGE, POSTED


def on_arrived(
    order: Order, document: CaseDocument | None = None, link: str = "", **kwargs: Any
) -> None:
    """A receiver for ``arrived``: keep it for the next person, where it is of a public page."""
    if not belongs_here(order) or (document is not None and not document.may_be_read):
        return
    values: dict[str, Any] = {
        "title": order.title[:200],
        "made_from_at": order.ordered_at or timezone.now(),
        "link": link,
        "shown": True,
        **(_file_of(document) if document else _NO_FILE),
    }
    where = {
        "kind": order.source_kind,
        "key": order.source_key,
        "format": order.code,
        "language": order.language or "en",
    }
    before = MadeFormat.objects.filter(**where).first()
    old = before.storage_name if before else ""
    MadeFormat.objects.update_or_create(defaults=values, **where)
    forget_bytes(old)


def belongs_here(order: Order) -> bool:
    """Whether others may have it too: made from a public page, and nothing said about a person."""
    return (
        order.public
        and bool(order.source_key)
        and order.code not in (OTHER, *POSTED)
        and order.language != OTHER_LANGUAGE
    )


def forget_bytes(name: str) -> None:
    """Erase a file with the transaction."""
    if name:
        transaction.on_commit(lambda: private_files.erase(name), robust=True)


def erase_file(instance: MadeFormat, **kwargs: Any) -> None:
    """Erase the bytes of a row that has gone. A receiver."""
    forget_bytes(instance.storage_name)


def scan_waiting() -> int:
    """Ask the scanner again about files without an answer. Each minute."""
    return scanning.ask_again(MadeFormat, "added_at")


_NO_FILE = {"storage_name": "", "name": "", "media_type": "", "bytes": 0}


def _file_of(document: CaseDocument) -> dict[str, Any]:
    return {
        "storage_name": private_files.keep(open_document(document).read()),
        "name": document.name,
        "media_type": document.media_type,
        "bytes": document.bytes,
        "state": document.state,
    }
