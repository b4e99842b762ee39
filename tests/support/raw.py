"""What stands in a table, as the database has it: nothing of it deciphered."""

from __future__ import annotations

from django.apps import apps
from django.db.models import TextField
from django.db.models.functions import Cast


def raw(model: str) -> str:
    """Every column of every row of a model, named ``app.model``."""
    found = apps.get_model(model)
    columns = [Cast(field.name, TextField()) for field in found._meta.concrete_fields]
    return repr(list(found._base_manager.values_list(*columns)))
