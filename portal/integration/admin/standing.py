"""How an endpoint stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateformat import format as written
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..models import ApiKey, Endpoint


@dataclass(frozen=True)
class Standing:
    """One word to see, and a sentence to read. ``alarm``: somebody should look."""

    word: str
    words: str = ""
    alarm: bool = False

    def __str__(self) -> SafeString:
        tag = "office-flag" if self.alarm else "office-tag"
        return format_html(
            '<span class="{}">{}</span> <span class="office-words">{}</span>',
            tag,
            self.word,
            self.words,
        )

    __html__ = __str__


def standing(endpoint: Endpoint) -> Standing:
    """Disabled comes before paused, and paused before failing: it is what must be undone first."""
    if endpoint.disabled_at:
        return Standing(
            "Disabled", f"since {when(endpoint.disabled_at)}: {endpoint.disabled_because}", True
        )
    if endpoint.paused_at:
        return Standing("Paused", f"since {when(endpoint.paused_at)}")
    if endpoint.failing_since:
        return Standing("Failing", f"since {when(endpoint.failing_since)}", True)
    if endpoint.last_success_at:
        return Standing("Works", f"last success {when(endpoint.last_success_at)}")
    return Standing("Not used yet")


def state_of_key(key: ApiKey) -> str:
    """Whether a key opens, until when, or since when not."""
    if key.revoked_at:
        return f"Revoked {when(key.revoked_at)}"
    if not key.expires_at:
        return "Works"
    ended = key.expires_at <= timezone.now()
    return f"{'Ended' if ended else 'Works until'} {when(key.expires_at)}"


def when(moment: datetime) -> str:
    """A moment as staff read it: 3 May 2027, 10:42."""
    return written(timezone.localtime(moment), "j M Y, H:i")
