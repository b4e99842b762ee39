"""The journey "Ask a question or tell us something": the way in for all that has no form."""

from __future__ import annotations

from portal.forms.conditions import Equals, Not
from portal.forms.definition import About, Journey, Outcome, Privacy, Retention, Section

from . import message, replying

ASK_OR_TELL = Journey(
    key="ask-or-tell",
    title="Ask a question or tell us something",
    sections=(
        Section("message", "Your message", message.STEPS),
        Section("reply", "Our reply", replying.STEPS),
    ),
    privacy=Privacy(
        purpose="To answer you, and to put right what went wrong",
        basis="It is part of our work as a council, which the law calls a public task",
        seen_by="The team that your message is about, and the team that looks after messages",
        kept="1 year after we have finished. Then we erase it",
    ),
    retention=Retention(draft_days=28, submission_days=365),
    outcome=Outcome(
        title="Your message to us",
        button="Send your message",
        thanks="Thank you, we have your message",
        declaration="You can still change your answers. After you send your message, you cannot.",
        next=("Your message goes to the team that knows about it.",),
        clocks_when=Not(Equals("prefers", "none")),
        about=About(
            name="name",
            email="email",
            phone="phone",
            address="address",
            postcode="postcode",
            prefers="prefers",
        ),
    ),
)
