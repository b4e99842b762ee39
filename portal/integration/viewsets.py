"""The council's own words for messages, as administrators and case managers write them."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .messages import all_templates
from .models import MessageTemplate

ABOUT = """
<p>Words that people get from us by e-mail, text or letter. A message that has no words here goes
out in the words that the portal has for it. Delete your words to have those again.</p>
<p>The words are plain text. Leave an empty line between paragraphs. What stands in two pairs of
brackets is put in when the message leaves: see below what each message can have. Nothing that a
person told us can be put in.</p>
"""


class FieldsPanel(HelpPanel):
    """What each message may hold, and our words for it: first the one that is chosen."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            chosen = self.instance.template
            known = sorted(all_templates().items(), key=lambda one: (one[0] != chosen, one[0]))
            context["templates"] = [one for _, one in known if one.fields]
            return context


class MessageTemplateViewSet(SnippetViewSet):
    model = MessageTemplate
    icon = "mail"
    menu_label = "Message wordings"
    menu_name = "message-words"
    add_to_settings_menu = True
    list_display = ["__str__", "subject"]
    list_filter = ["channel", "language"]
    ordering = ["template", "channel", "language"]
    search_fields = ["subject", "body"]
    panels = [
        HelpPanel(content=ABOUT),
        MultiFieldPanel(
            [FieldPanel("template"), FieldPanel("channel"), FieldPanel("language")],
            "Which message",
        ),
        MultiFieldPanel(
            [
                FieldPanel("subject", help_text="Of an e-mail, or the title of a letter."),
                FieldPanel("body"),
            ],
            "What it says",
        ),
        FieldsPanel(template="integration/panels/fields.html", heading="What you can put in"),
    ]
