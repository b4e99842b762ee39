"""Where benefits meet the Wagtail admin."""

from __future__ import annotations

from .schemes.admin import hooks as schemes
from .staff import hooks as staff

schemes.register()
staff.register()
