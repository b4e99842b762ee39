"""What the council promises and when it takes longer, as case managers set it."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import SeasonalDelay, ServiceOwner, Target

ABOUT_TARGETS = """
<p>What we promise, and how long it takes. People read it on pages and when they send a form.</p>
<p>To change a promise, add a new target with the day from which it holds. It counts for what people
send from that day. What we have promised somebody already stays as it was.</p>
<p>Where several fit, the one for this kind of case comes before the one for this channel, and both
before the one for all.</p>
"""
ABOUT_OWNERS = """
<p>Who looks after which service. Somebody in the group “Service owners” sees the cases of the kinds
named here, and no others: in lists, in searches, in files to take away and when they open one.</p>
"""
ABOUT_DELAYS = """
<p>A time when we know that we will be slower, such as after Christmas. People read the later day,
and why. Deadlines set by law do not move, and what we measure ourselves by does not either.</p>
"""


class TargetViewSet(SnippetViewSet):
    model = Target
    icon = "calendar-check"
    menu_label = "Targets"
    menu_name = "case-targets"
    add_to_settings_menu = True
    list_display = ["__str__", "promise", "effective_from", "basis", "source"]
    list_filter = ["step", "kind", "channel", "basis"]
    ordering = ["step", "kind", "channel", "-effective_from"]
    search_fields = ["promise", "source", "kind", "step"]
    panels = [
        HelpPanel(content=ABOUT_TARGETS),
        MultiFieldPanel(
            [
                FieldPanel("step"),
                FieldPanel("kind"),
                FieldPanel("channel", help_text="Leave this empty for every way to reach us."),
            ],
            "What it is for",
        ),
        MultiFieldPanel(
            [
                FieldPanel("promise"),
                FieldPanel("length", help_text="A number: 10"),
                FieldPanel("unit"),
                FieldPanel("calendar", help_text="Which days do not count."),
            ],
            "What we promise",
        ),
        FieldPanel(
            "effective_from", help_text="From this day on. Cases from before keep what they had."
        ),
        MultiFieldPanel([FieldPanel("basis"), FieldPanel("source")], "Where it comes from"),
    ]


class SeasonalDelayViewSet(SnippetViewSet):
    model = SeasonalDelay
    icon = "time"
    menu_label = "Delays"
    menu_name = "case-delays"
    add_to_settings_menu = True
    list_display = ["__str__", "words", "kind", "starts_on", "ends_on"]
    list_filter = ["kind"]
    ordering = ["-starts_on"]
    search_fields = ["words"]
    panels = [
        HelpPanel(content=ABOUT_DELAYS),
        FieldPanel("words"),
        FieldPanel("extra_days", help_text="How many working days longer: 3"),
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("starts_on"), FieldPanel("ends_on")], "From and to"),
    ]


class ServiceOwnerViewSet(SnippetViewSet):
    model = ServiceOwner
    icon = "user"
    menu_label = "Service owners"
    menu_name = "case-owners"
    add_to_settings_menu = True
    list_display = ["user", "kind"]
    list_filter = ["kind"]
    panels = [
        HelpPanel(content=ABOUT_OWNERS),
        FieldPanel("user", help_text="Somebody in the group “Service owners”."),
        FieldPanel("kind"),
    ]
