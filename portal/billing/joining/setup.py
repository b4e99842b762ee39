"""Tells the rooms below what joining an account does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import pre_delete

from portal.accounts.acting.deeds import register_deed

from ..models import Joined, Payer
from ..revenues.signals import payer_gone
from . import joining, letters, mine, paper


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    letters.register()
    mine.connect()
    register_deed(joining.JOINED, "Added a tax account")
    register_deed(joining.ENDED, "Took a tax account away")
    pre_delete.connect(_goes, sender=Payer, dispatch_uid="billing.joining.payer")
    payer_gone.connect(_gone, dispatch_uid="billing.joining.gone")
    joining.ended.connect(_forget_paper, dispatch_uid="billing.joining.paper")


def _goes(instance: Payer, **kwargs: Any) -> None:
    joining.payers_go([instance])


def _gone(joined: Iterable[Joined], **kwargs: Any) -> None:
    """The revenues system has named other payers, and their rows have ended."""
    for each in joined:
        joining.has_ended(each, joining.PAYER_WENT)


def _forget_paper(joined: Joined, **kwargs: Any) -> None:
    paper.forget(joined)
