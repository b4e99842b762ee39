"""Council tax bands and their ninths: Local Government Finance Act 1992, section 5.

One rule of rounding: each authority's share is rounded to a whole penny in each band, half a penny
upwards, and a band's tax is the sum of the rounded shares. So the shares on a bill always add up.
"""

from __future__ import annotations

from fractions import Fraction

from portal.council.money import Pence, pence

NINTHS = {"A": 6, "B": 7, "C": 8, "D": 9, "E": 11, "F": 13, "G": 15, "H": 18}
BELOW_A = 5
"""Band A, reduced for a disability: SI 1992/554, regulation 4, as SI 1999/1004 changed it."""


def in_band(band_d: Pence, band: str, *, reduced: bool = False) -> Pence:
    """What a sum for band D is in another band, or in the band below it. KeyError if it is none."""
    return pence(Fraction(band_d * (ninths_below(band) if reduced else NINTHS[band]), 9))


def ninths_below(band: str) -> int:
    """The ninths of the next lower band. KeyError if there is no such band."""
    ninths = NINTHS[band]
    return max((each for each in NINTHS.values() if each < ninths), default=BELOW_A)
