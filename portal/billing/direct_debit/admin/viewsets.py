"""The council's terms, and Direct Debits that nobody has answered, as administrators see them."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from ...models import DirectDebitTerms

ABOUT = """
<p>What your sponsor bank has agreed to: it approves every page on which somebody sets up a Direct
Debit. Take the wording of the Guarantee from the bank; only the council's name and the days of
notice may differ. Until then leave the tick out, and the pages say that it is a summary.</p>
<p>Nobody is asked for bank details while no terms hold, or while no system is told of the event
<b>billing.direct_debit.asked</b> (Back office &gt; Endpoints).</p>
<p>Terms that somebody has agreed to stay as they are. Give them a last day, and write new ones.</p>
"""


class TermsViewSet(SnippetViewSet):
    model = DirectDebitTerms
    icon = "calendar-check"
    menu_label = "Direct Debits: terms"
    menu_name = "direct-debit-terms"
    menu_order = 236
    add_to_admin_menu = True
    list_display = ["__str__", "originator", "notice_days", "guarantee_is_official", "valid_to"]
    ordering = ["-valid_from"]
    panels = [
        HelpPanel(content=ABOUT),
        MultiFieldPanel(
            [FieldPanel("valid_from"), FieldPanel("valid_to")], "From and to which day"
        ),
        MultiFieldPanel(
            [FieldPanel("originator"), FieldPanel("originator_number")], "Who takes the money"
        ),
        MultiFieldPanel(
            [FieldPanel("payment_days"), FieldPanel("notice_days"), FieldPanel("confirm_days")],
            "Days",
        ),
        MultiFieldPanel(
            [FieldPanel("guarantee"), FieldPanel("guarantee_is_official")], "The Guarantee"
        ),
        FieldPanel("source"),
    ]
