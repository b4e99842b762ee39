"""A picture is drawn anew: what is seen stays, what is hidden goes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from portal.forms.uploads.looking import Unfit, images, look

from . import good


def drawn(data: bytes, ending: str) -> Image.Image:
    image = Image.open(BytesIO(look(data, ending).data))
    image.load()
    return image


def is_red(image: Image.Image, at: tuple[int, int]) -> bool:
    red, _, blue = image.convert("RGB").getpixel(at)  # type: ignore[misc]
    return bool(red > 150 > 100 > blue)


def test_a_phone_s_photo_stands_upright_without_its_place_and_device() -> None:
    data = good.phone_jpeg()
    assert b"Canary Phones" in data
    kept = look(data, "jpg").data
    image = Image.open(BytesIO(kept))
    assert image.size == (48, 64), "turned by a quarter"
    assert is_red(image, (24, 5))
    assert not is_red(image, (24, 60))
    assert not image.getexif()
    assert b"Canary" not in kept
    assert b"canary" not in kept
    assert not {"icc_profile", "exif", "comment"} & set(image.info)


def test_a_heic_becomes_a_jpeg() -> None:
    kept = look(good.heic(), "heic")
    assert kept.ending == "jpg"
    image = Image.open(BytesIO(kept.data))
    assert (image.format, image.size) == ("JPEG", (64, 48))
    assert is_red(image, (5, 24))
    assert b"Canary" not in kept.data


def test_what_can_be_seen_through_stays_so() -> None:
    image = drawn(good.png("RGBA"), "png")
    assert image.mode == "RGBA"
    assert image.getchannel("A").getextrema() != (255, 255)


def test_what_can_be_seen_through_is_white_on_a_photo() -> None:
    clear = good.saved(Image.new("RGBA", (16, 16), (0, 0, 0, 0)), "HEIF")
    assert min(low for low, _ in drawn(clear, "heic").getextrema()) > 240  # type: ignore[misc]


@pytest.mark.parametrize(("value", "shade"), [(0, 0), (32_768, 128), (65_535, 255)])
def test_sixteen_bits_become_eight_with_the_same_shade(value: int, shade: int) -> None:
    image = drawn(good.saved(Image.new("I;16", (4, 4), value), "PNG"), "png")
    assert image.mode == "L"
    assert image.getpixel((1, 1)) == pytest.approx(shade, abs=1)


def test_a_png_that_moves_keeps_its_first_picture() -> None:
    frames = [good.picture(), Image.new("RGB", (64, 48), "green")]
    data = good.saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    image = drawn(data, "png")
    assert getattr(image, "n_frames", 1) == 1
    assert is_red(image, (5, 24))


def test_notes_that_cannot_be_read_do_not_cost_the_photo() -> None:
    data = good.jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xffrubbish")
    assert drawn(data, "jpg").size == (64, 48)


def test_a_picture_at_the_limit_is_taken_and_one_beyond_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(images, "MOST_PIXELS", 64 * 48)
    assert look(good.png(), "png")
    monkeypatch.setattr(images, "MOST_PIXELS", 64 * 48 - 1)
    with pytest.raises(Unfit) as unfit:
        look(good.png(), "png")
    assert unfit.value.why == "pixels"


def test_a_photo_under_another_photo_s_ending_is_taken_for_what_it_is() -> None:
    assert look(good.png(), "jpg").ending == "png"
    assert look(good.heic(), "jpg").ending == "jpg"
    with pytest.raises(Unfit):
        look(good.png(), "pdf")
