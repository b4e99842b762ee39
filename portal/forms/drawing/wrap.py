"""Words in lines of a width, without a font at hand: each sign is taken for as wide as its like."""

from __future__ import annotations

from collections.abc import Iterator

_WIDTHS = {
    **dict.fromkeys("ijlI.,:;'|!‘’()[]ft -", 0.36),
    **dict.fromkeys("mwMW@%…", 0.95),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&£", 0.74),
}
_OTHER = 0.59
"""Of the size of the letters; a little more than most typefaces take."""


def width(text: str, size: float) -> float:
    """Give about how wide a text is."""
    return size * sum(_WIDTHS.get(sign, _OTHER) for sign in text)


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Give a text in lines; a word that is wider than the room is cut."""
    lines: list[str] = []
    pieces = (piece for word in text.split() for piece in _pieces(word, size, room))
    for piece in pieces:
        if lines and width(f"{lines[-1]} {piece}", size) <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    piece = ""
    for sign in word:
        if piece and width(piece + sign, size) > room:
            yield piece
            piece = ""
        piece += sign
    yield piece
