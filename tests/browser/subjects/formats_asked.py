"""Asking for a format of a page, and saying that a page does not work."""

from ..subject import Subject, register

register(
    Subject("format asked", "/people/formats/asked/easy-read/"),
    Subject("format asked by post", "/people/formats/asked/braille-post/", is_variant=True),
    Subject("format had already", "/people/formats/had/", is_variant=True, in_full=True),
    Subject("problem with a page", "/people/formats/problem/"),
)
