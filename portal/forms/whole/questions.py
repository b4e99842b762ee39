"""What staff are asked about the conversation itself."""

from __future__ import annotations

from portal.ui.forms import Choice, EmailField, GovukForm, RadiosField

from ..callers import CHANNELS

WORDS = {"phone": "By telephone", "face_to_face": "They are here", "letter": "By post"}


class ChannelForm(GovukForm):
    """How somebody reached us: asked before anything else."""

    channel = RadiosField(
        label="How did they reach us?",
        heading="s",
        inline=True,
        choices=[Choice(each.value, WORDS[each.value]) for each in CHANNELS],
        error_messages={"required": "Say how they reached us"},
    )


class LinkForm(GovukForm):
    """Where to send the link with which they finish it themselves."""

    email = EmailField(label="Their email address", autocomplete="off")
