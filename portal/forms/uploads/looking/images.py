"""Photos and pictures, drawn anew: what is not a pixel does not come along."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from .unfit import Unfit

MOST_PIXELS = 50_000_000
"""Phones of today take up to 48 million in one photo; 50 million are about 150 MB of memory."""

JPEG_QUALITY = 88
FORMATS = {"jpg": "JPEG", "png": "PNG", "heic": "HEIF"}


def redraw(data: bytes, kind: str) -> tuple[bytes, str]:
    """Give the picture as a new file, and its ending. Raises ``Unfit``.

    The way up that the phone noted is applied; place, time, device, comments, hidden pictures,
    colour profiles and whatever was hung on the file are gone. HEIC becomes JPEG, which every
    computer of a council opens. An animated picture keeps its first frame.
    """
    if kind == "heic":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the size is looked at below, and broken notes are dropped
        return _draw(_decoded(data, FORMATS[kind]), keeps_alpha=kind == "png")


def _decoded(data: bytes, name: str) -> Image.Image:
    """Give the pixels the right way up. The size is known before anything is decoded."""
    try:
        image: Image.Image = Image.open(BytesIO(data), formats=[name])
        if image.width * image.height > MOST_PIXELS:
            raise Unfit("pixels")
        image.load()
    except Unfit:
        raise
    except Image.DecompressionBombError:
        raise Unfit("pixels") from None
    except MemoryError:
        raise Unfit("heavy") from None
    except Exception:  # these libraries raise nearly anything for a broken file
        raise Unfit("damaged") from None
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # broken notes: the picture as it lies is better than none
        return image


def _draw(image: Image.Image, *, keeps_alpha: bool) -> tuple[bytes, str]:
    if image.mode.startswith(("I", "F")):  # 16 bits and more a channel
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if keeps_alpha and image.has_transparency_data:
        mode = "RGBA"
    else:
        mode = "L" if image.mode in ("1", "L") else "RGB"
    if not keeps_alpha and image.has_transparency_data:
        image = _on_white(image)
    if image.mode != mode:
        image = image.convert(mode)
    bare = Image.new(mode, image.size)
    bare.paste(image)
    out = BytesIO()
    if keeps_alpha:
        bare.save(out, "PNG", compress_level=3)
        return out.getvalue(), "png"
    bare.save(out, "JPEG", quality=JPEG_QUALITY, optimize=False)
    return out.getvalue(), "jpg"


def _on_white(image: Image.Image) -> Image.Image:
    image = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    return paper
