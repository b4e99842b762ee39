"""The rules that set deadlines, as case managers look after them."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, Panel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import HazardPhase, Limit, Precaution, Right, SecondTerms

TO_CHANGE = (
    "<p>When a rule changes, give the old row its last day and add a new one with its first. "
    "Deadlines that run already stay as they were.</p>"
)
ABOUT_LIMITS = f"""
<p>By when we must act on a hazard. Where two rows are about the same, the earlier deadline counts:
so write both down when sources disagree.</p>{TO_CHANGE}
"""
ABOUT_PHASES = """
<p>From when the law counts each kind of hazard. Leave the day empty until a law names it.</p>
"""
ABOUT_RIGHTS = f"""
<p>What the Right to Repair covers, and in how many working days we must mend it.</p>{TO_CHANGE}
"""
ABOUT_TERMS = f"""
<p>What we owe when the second contractor is late too. Sums are in pence.</p>{TO_CHANGE}
"""
ABOUT_PRECAUTIONS = """
<p>Where somebody at home is harmed sooner, we treat a hazard as at least this dangerous. We ask who
is at home only if the person agrees, and use it only for this.</p>
"""


def dates() -> Panel:
    return MultiFieldPanel(
        [FieldPanel("valid_from"), FieldPanel("valid_to")], "From and to which day"
    )


def source() -> Panel:
    return MultiFieldPanel([FieldPanel("source"), FieldPanel("evidence")], "Where it comes from")


class LimitViewSet(SnippetViewSet):
    model = Limit
    icon = "calendar-check"
    menu_label = "Hazards: deadlines"
    list_display = ["__str__", "start", "valid_from", "valid_to", "evidence"]
    list_filter = ["track", "step", "evidence"]
    ordering = ["track", "step", "start", "-valid_from"]
    search_fields = ["promise", "source"]
    panels = [
        HelpPanel(content=ABOUT_LIMITS),
        MultiFieldPanel(
            [FieldPanel("track"), FieldPanel("step"), FieldPanel("promise")], "What must happen"
        ),
        MultiFieldPanel(
            [
                FieldPanel("length"),
                FieldPanel("unit"),
                FieldPanel("start"),
                FieldPanel("calendar"),
            ],
            "How long it may take",
        ),
        dates(),
        source(),
    ]


class PhaseViewSet(SnippetViewSet):
    model = HazardPhase
    icon = "warning"
    menu_label = "Hazards: kinds"
    list_display = ["__str__", "counts_from", "expected", "evidence"]
    list_filter = ["hazard", "track"]
    ordering = ["hazard", "track"]
    search_fields = ["source"]
    panels = [
        HelpPanel(content=ABOUT_PHASES),
        MultiFieldPanel([FieldPanel("hazard"), FieldPanel("track")], "Which hazard"),
        MultiFieldPanel([FieldPanel("counts_from"), FieldPanel("expected")], "From which day"),
        source(),
    ]


class PrecautionViewSet(SnippetViewSet):
    model = Precaution
    icon = "group"
    menu_label = "Hazards: who is at home"
    list_display = ["__str__", "track", "valid_from", "valid_to"]
    list_filter = ["hazard", "who"]
    ordering = ["hazard", "who"]
    search_fields = ["source"]
    panels = [
        HelpPanel(content=ABOUT_PRECAUTIONS),
        MultiFieldPanel([FieldPanel("hazard"), FieldPanel("who"), FieldPanel("track")], "When"),
        dates(),
        source(),
    ]


class RightViewSet(SnippetViewSet):
    model = Right
    icon = "calendar-alt"
    menu_label = "Right to Repair"
    list_display = ["__str__", "season_from", "season_to", "valid_from", "valid_to"]
    list_filter = ["defect", "length"]
    ordering = ["length", "defect", "season_from"]
    search_fields = ["promise", "source"]
    panels = [
        HelpPanel(content=ABOUT_RIGHTS),
        MultiFieldPanel([FieldPanel("defect"), FieldPanel("promise")], "What it covers"),
        MultiFieldPanel(
            [
                FieldPanel("length", heading="Working days"),
                FieldPanel("calendar"),
                FieldPanel("season_from"),
                FieldPanel("season_to"),
            ],
            "How long it may take",
        ),
        dates(),
        source(),
    ]


class TermsViewSet(SnippetViewSet):
    model = SecondTerms
    icon = "pick"
    menu_label = "Right to Repair: payment"
    list_display = ["__str__", "first_sum", "a_day", "most", "value_limit"]
    ordering = ["-valid_from"]
    panels = [
        HelpPanel(content=ABOUT_TERMS),
        MultiFieldPanel(
            [
                FieldPanel("first_sum"),
                FieldPanel("a_day"),
                FieldPanel("most"),
                FieldPanel("value_limit"),
            ],
            "Sums",
        ),
        dates(),
        source(),
    ]


class RepairLawGroup(SnippetViewSetGroup):
    """Shown to whoever may see at least one of them."""

    menu_label = "Repairs: deadlines"
    menu_icon = "calendar-check"
    menu_name = "repair-law"
    menu_order = 230
    items = (LimitViewSet, PhaseViewSet, PrecautionViewSet, RightViewSet, TermsViewSet)
