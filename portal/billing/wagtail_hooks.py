"""Where bills meet the Wagtail admin."""

from __future__ import annotations

from .changes import admin as changes
from .direct_debit.admin import hooks as direct_debit
from .paperless import admin as paperless

changes.register()
direct_debit.register()
paperless.register()
