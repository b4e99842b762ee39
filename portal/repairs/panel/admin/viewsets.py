"""“You said, we did” in the admin."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from ...models import YouSaid

ABOUT = """
<p>Everybody reads this from its day on. Say in plain words what tenants said, and what you did.
Name nobody, and nobody's home.</p>
"""


class YouSaidViewSet(SnippetViewSet):
    model = YouSaid
    icon = "openquote"
    menu_label = "You said, we did"
    menu_order = 227
    add_to_admin_menu = True
    list_display = ["about", "on"]
    list_filter = {"on": ["gte", "lte"]}
    ordering = ["-on"]
    search_fields = ["about", "said", "did"]
    panels = [
        HelpPanel(content=ABOUT),
        FieldPanel("about"),
        FieldPanel("said"),
        FieldPanel("did"),
        FieldPanel("on"),
    ]
