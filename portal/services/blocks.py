"""The few blocks that pages are written with."""

from wagtail import blocks

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]
INLINE_FEATURES = ["bold", "link"]
SMALL_FEATURES = ["bold", "link", "ul"]


class PanelBlock(blocks.StructBlock):
    """Words that must not be missed: amber "take care", or petrol for our own promise."""

    kind = blocks.ChoiceBlock(
        choices=[("notice", "Take care"), ("promise", "Our promise"), ("plain", "Help")],
        default="notice",
    )
    heading = blocks.CharBlock(max_length=80)
    text = blocks.RichTextBlock(features=SMALL_FEATURES)

    class Meta:
        icon = "warning"
        label = "Panel"
        template = "services/blocks/panel.html"


class BodyBlock(blocks.StreamBlock):
    """The body of any page: headings and text, and panels where something must stand out."""

    text = blocks.RichTextBlock(features=TEXT_FEATURES, template="services/blocks/text.html")
    panel = PanelBlock()


class PartBlock(blocks.StructBlock):
    """One part of a guide, with an address of its own made from its title."""

    title = blocks.CharBlock(max_length=80)
    body = BodyBlock()

    class Meta:
        icon = "doc-full"


class StepLinkBlock(blocks.StructBlock):
    """Something to do within a step: one of our pages, or one elsewhere."""

    page = blocks.PageChooserBlock(required=False)
    url = blocks.URLBlock(required=False, help_text="Only if it is not on this site.")
    words = blocks.CharBlock(required=False, max_length=100, help_text="Needed with an address.")

    class Meta:
        icon = "link"


class StepBlock(blocks.StructBlock):
    """One step of a step by step."""

    title = blocks.CharBlock(max_length=80)
    body = blocks.RichTextBlock(features=SMALL_FEATURES, required=False)
    links = blocks.ListBlock(StepLinkBlock(), default=[])

    class Meta:
        icon = "list-ol"
