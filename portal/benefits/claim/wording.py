"""What the claim says that is a council's content: names of help, and the law's limits. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from portal.forms.definition import Way

HOME = Way("Go to our home page", href="/")


@dataclass(frozen=True)
class Wording:
    """The words of a claim that come from content."""

    universal_credit: str = "Universal Credit"
    universal_credit_link: str = "https://www.gov.uk/universal-credit"
    backdate: str = "1 month"
    """How far we can go back where somebody asks for it."""
    look_back: str = "3 months"
    """How far we look back by ourselves, at State Pension age."""
    changes: str = "21 days"
    """By when we have to be told what changes."""

    @property
    def rent_elsewhere(self) -> tuple[str, ...]:
        """Say that another office helps with rent."""
        return (
            f"Most people below State Pension age ask for {self.universal_credit}. "
            "It is one payment, and it can have help with rent in it.",
            "We cannot ask for it for you. Ask for it as soon as you can: it counts from the day "
            "on which you ask.",
            "Go on here if you want help with your council tax. That is not part of it.",
        )

    @property
    def nothing_here(self) -> tuple[str, ...]:
        """Say to somebody who can claim nothing with this form what they can do."""
        return (
            "This form is for help with council tax and, for some people, with rent. "
            "From what you told us, you can claim neither of them here.",
            "There may be other help. Talk to us if you cannot pay for food, heating or a place "
            "to live, or if you have nowhere to stay.",
        )

    @property
    def nothing_here_ways(self) -> tuple[Way, ...]:
        return (Way(f"Go to {self.universal_credit}", href=self.universal_credit_link), HOME)

    @property
    def duty(self) -> tuple[str, ...]:
        """Say by when a change has to be told, and why, without a threat."""
        return (
            "Tell us of changes to Housing Benefit at once. For help with council tax you have "
            f"{self.changes}.",
            "Are you late? Tell us all the same. The sooner we know, the less there may be to pay "
            "back. Some changes mean that you get more, and we may not be able to pay it for the "
            "time before you told us.",
        )
