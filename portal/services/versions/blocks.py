"""What a version of a page is written with: text and panels, Easy Read lines, and a video."""

from __future__ import annotations

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from ..blocks import SMALL_FEATURES, BodyBlock


class EasyReadLineBlock(blocks.StructBlock):
    """One idea: a picture, and one or two short sentences beside it."""

    picture = ImageBlock(
        help_text="Say what it shows, or mark it as decoration if the words say it already."
    )
    text = blocks.RichTextBlock(features=SMALL_FEATURES)

    class Meta:
        icon = "image"
        label = "Easy Read line"
        template = "services/blocks/easy_read_line.html"


class VideoBlock(blocks.StructBlock):
    """A video on another site. We lead to it: nothing of that site is loaded on our page."""

    title = blocks.CharBlock(max_length=80)
    url = blocks.URLBlock(label="Address")
    length = blocks.CharBlock(max_length=40, required=False, help_text="Such as: 3 minutes")
    captions = blocks.BooleanBlock(required=False, label="The video has captions")
    transcript = blocks.RichTextBlock(
        features=["h3", *SMALL_FEATURES, "ol"],
        help_text="Everything that is said or signed, and what else matters in the picture.",
    )

    class Meta:
        icon = "media"
        label = "Video"
        template = "services/blocks/video.html"


class VersionBlock(BodyBlock):
    """The body of a version."""

    easy_read_line = EasyReadLineBlock()
    video = VideoBlock()
