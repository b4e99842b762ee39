"""How somebody is called and reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portal.accounts.models import Needs

Way = Literal["email", "text", "phone", "post", "none"]
"""How a person wants to be answered; ``none`` needs no answer."""


@dataclass(frozen=True, repr=False)
class Contact:
    """A person's name and ways to be reached; empty where not known. Its repr shows nothing.

    ``chosen`` says that ``prefers`` was asked for and answered. ``needs`` is what they told us
    that they need, where they did: see ``portal.cases.needed``.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    address: tuple[str, ...] = ()
    prefers: Way = "email"
    language: str = "en"
    chosen: bool = False
    needs: Needs | None = None

    def __repr__(self) -> str:
        return "Contact(…)"

    @property
    def format(self) -> str:
        """The format that they need, by the name that ``portal.documents`` has for it; or ""."""
        return self.needs.format if self.needs else ""

    @property
    def plain(self) -> bool:
        """Whether they need e-mails of plain text only."""
        return self.format == "plain_text"

    @property
    def no_phone(self) -> bool:
        """Whether they asked us never to phone."""
        return bool(self.needs and self.needs.no_phone)
