"""Deadlines worked out by hand with a calendar and a pencil, and why each is so.

What is reported: ``emergency``, ``significant`` (damp and mould), a defect of the Right to Repair
by its name, a priority (the landlord's own target), or ``findings``, ``safety``, ``plan`` and
``site`` of a significant hazard, counted from the end of the investigation. Moments are local; a
deadline of days is the last second of its day.
"""

from __future__ import annotations

from datetime import datetime

from .the_law import end_of, london

Case = tuple[str, datetime, datetime, str]

ORDINARY: list[Case] = [
    ("emergency", london(2026, 3, 3, 9), london(2026, 3, 4, 9), "24 hours after Tuesday 9am"),
    ("emergency", london(2026, 3, 7, 22, 30), london(2026, 3, 8, 22, 30), "Saturday counts"),
    ("emergency", london(2026, 3, 3, 0, 0), london(2026, 3, 4, 0, 0), "midnight to midnight"),
    ("emergency", london(2026, 3, 3, 23, 59), london(2026, 3, 4, 23, 59), "a minute to midnight"),
    ("significant", london(2026, 3, 2), end_of(2026, 3, 16), "3 to 6, 9 to 13, 16 March: ten"),
    ("significant", london(2026, 3, 2, 23, 59), end_of(2026, 3, 16), "late is the same day"),
    ("significant", london(2026, 3, 3, 0, 0), end_of(2026, 3, 17), "a minute on is the next day"),
    ("significant", london(2026, 3, 6), end_of(2026, 3, 20), "Friday: 9 to 13, 16 to 20 March"),
    ("significant", london(2026, 3, 7), end_of(2026, 3, 20), "Saturday ends as Friday does"),
    ("significant", london(2026, 3, 8), end_of(2026, 3, 20), "and so does Sunday"),
    ("leak", london(2026, 3, 3), end_of(2026, 3, 4), "one working day: Wednesday"),
    ("leak", london(2026, 3, 6), end_of(2026, 3, 9), "Friday to Monday"),
    ("leak", london(2026, 3, 6, 23, 59), end_of(2026, 3, 9), "Friday to its last minute"),
    ("leak", london(2026, 3, 7), end_of(2026, 3, 9), "Saturday to Monday"),
    ("leak", london(2026, 3, 8), end_of(2026, 3, 9), "Sunday to Monday"),
    ("tap", london(2026, 3, 4), end_of(2026, 3, 9), "Thursday, Friday, Monday"),
    ("roof", london(2026, 3, 4), end_of(2026, 3, 13), "5, 6, 9 to 13 March: seven"),
    ("urgent", london(2026, 3, 5), end_of(2026, 3, 10), "Friday, Monday, Tuesday"),
    ("routine", london(2026, 3, 2), end_of(2026, 4, 13), "20 to 27 March, 3 and 6 April closed"),
    ("findings", london(2026, 3, 5, 16), end_of(2026, 3, 10), "Friday, Monday, Tuesday"),
    ("safety", london(2026, 3, 5, 16), end_of(2026, 3, 12), "6, 9, 10, 11, 12 March"),
    ("plan", london(2026, 3, 5, 16), end_of(2026, 3, 12), "five working days, as safety work"),
    ("site", london(2026, 3, 5, 16), end_of(2026, 5, 28), "twelve weeks: a Thursday again"),
]

# Good Friday 3 April, Easter Monday 6 April 2026; 18 and 21 April 2025; 26 and 29 March 2027.
EASTER: list[Case] = [
    ("leak", london(2026, 4, 2), end_of(2026, 4, 7), "Maundy Thursday to Tuesday"),
    ("leak", london(2026, 4, 3), end_of(2026, 4, 7), "on Good Friday itself"),
    ("leak", london(2026, 4, 6), end_of(2026, 4, 7), "on Easter Monday itself"),
    ("tap", london(2026, 4, 1), end_of(2026, 4, 8), "Thursday 2, Tuesday 7, Wednesday 8"),
    ("tap", london(2026, 4, 2), end_of(2026, 4, 9), "7, 8, 9 April"),
    ("significant", london(2026, 3, 30), end_of(2026, 4, 15), "31, 1, 2, then 7 to 10, 13 to 15"),
    ("significant", london(2027, 3, 22), end_of(2027, 4, 7), "23 to 25, 30 to 2, 5 to 7 April"),
    ("findings", london(2026, 4, 2, 9), end_of(2026, 4, 9), "7, 8, 9 April"),
    ("safety", london(2026, 4, 1, 9), end_of(2026, 4, 10), "2, 7, 8, 9, 10 April"),
    ("emergency", london(2026, 4, 3, 8), london(2026, 4, 4, 8), "hours do not stop for Easter"),
    ("roof", london(2026, 3, 31), end_of(2026, 4, 13), "1, 2, 7, 8, 9, 10, 13 April"),
]

# 2026: 25 December is a Friday, Boxing Day a Saturday, so Monday 28 is closed; 1 January 2027 is a
# Friday. 2027: 25 is a Saturday, so Monday 27 and Tuesday 28 are closed; then Monday 3 January.
CHRISTMAS: list[Case] = [
    ("leak", london(2026, 12, 24), end_of(2026, 12, 29), "Thursday to Tuesday"),
    ("leak", london(2026, 12, 25), end_of(2026, 12, 29), "on Christmas Day itself"),
    ("leak", london(2026, 12, 31), end_of(2027, 1, 4), "New Year's Day and a weekend between"),
    ("heating", london(2026, 12, 24, 18), end_of(2026, 12, 29), "no heat: one working day still"),
    ("tap", london(2026, 12, 23), end_of(2026, 12, 30), "24, 29, 30 December"),
    ("roof", london(2026, 12, 22), end_of(2027, 1, 5), "23, 24, 29, 30, 31, 4, 5 January"),
    ("significant", london(2026, 12, 21), end_of(2027, 1, 7), "22-24, 29-31, 4-7 January"),
    ("significant", london(2027, 12, 23), end_of(2028, 1, 11), "24, 29-31, 4-7, 10, 11 January"),
    ("emergency", london(2026, 12, 25, 7, 15), london(2026, 12, 26, 7, 15), "Christmas Day"),
    ("emergency", london(2026, 12, 31, 23, 59), london(2027, 1, 1, 23, 59), "over New Year"),
    ("findings", london(2026, 12, 23, 12), end_of(2026, 12, 30), "24, 29, 30 December"),
    ("safety", london(2026, 12, 23, 12), end_of(2027, 1, 4), "24, 29, 30, 31, 4 January"),
    ("site", london(2026, 12, 23, 12), end_of(2027, 3, 17), "84 days, every day counts"),
    ("urgent", london(2025, 12, 24), end_of(2025, 12, 31), "29, 30, 31: 25 and 26 are closed"),
]

# Forward on Sunday 29 March 2026 at 1am, back on Sunday 25 October 2026 at 2am.
CLOCK_CHANGES: list[Case] = [
    ("emergency", london(2026, 3, 28, 12), london(2026, 3, 29, 13), "the night lost an hour"),
    ("emergency", london(2026, 3, 28, 23, 59), london(2026, 3, 30, 0, 59), "and so past midnight"),
    ("emergency", london(2026, 3, 29, 12), london(2026, 3, 30, 12), "after it: as ever"),
    ("emergency", london(2026, 10, 24, 12), london(2026, 10, 25, 11), "the night gained an hour"),
    ("emergency", london(2026, 10, 25, 0, 30), london(2026, 10, 25, 23, 30), "on the long day"),
    ("emergency", london(2026, 10, 25, 12), london(2026, 10, 26, 12), "after it: as ever"),
    ("leak", london(2026, 3, 27), end_of(2026, 3, 30), "days end at midnight, summer or winter"),
    ("leak", london(2026, 10, 23), end_of(2026, 10, 26), "Friday to Monday over the change"),
    ("significant", london(2026, 10, 19), end_of(2026, 11, 2), "20 to 23, 26 to 30, 2 November"),
    ("site", london(2026, 1, 12, 9), end_of(2026, 4, 6), "84 days end on a holiday all the same"),
]

# 1 November to 30 April one working day, else three; nobody waits longer than who reports later.
SEASONS: list[Case] = [
    ("heating", london(2026, 4, 30), end_of(2026, 5, 1), "the last day of the cold season"),
    ("heating", london(2026, 4, 30, 23, 59), end_of(2026, 5, 1), "to its last minute"),
    ("heating", london(2026, 5, 1), end_of(2026, 5, 7), "Friday: Tuesday 5 to Thursday 7 May"),
    ("heating", london(2026, 7, 15), end_of(2026, 7, 20), "Thursday, Friday, Monday"),
    ("heating", london(2026, 10, 27), end_of(2026, 10, 30), "three days before the cold season"),
    ("heating", london(2026, 10, 28), end_of(2026, 11, 2), "29, 30, 2: both rules say Monday"),
    ("heating", london(2026, 10, 29), end_of(2026, 11, 2), "not Tuesday: from the 1st, one day"),
    ("heating", london(2026, 10, 31), end_of(2026, 11, 2), "Saturday, as who tells us on Sunday"),
    ("heating", london(2026, 11, 1), end_of(2026, 11, 2), "the first day of the cold season"),
    ("heating", london(2026, 1, 15), end_of(2026, 1, 16), "in the middle of winter"),
]

# Added: Tuesday 27 May 2025 is none, but 2 and 3 June 2022, 19 September 2022 and 8 May 2023 were.
ADDED_HOLIDAYS: list[Case] = [
    ("leak", london(2022, 6, 1), end_of(2022, 6, 6), "the Jubilee: 2 and 3 June, a weekend"),
    ("leak", london(2022, 9, 16), end_of(2022, 9, 20), "the Queen's funeral on Monday 19th"),
    ("leak", london(2022, 9, 19), end_of(2022, 9, 20), "reported on that day"),
    ("leak", london(2023, 5, 5), end_of(2023, 5, 9), "the coronation holiday, Monday 8 May"),
    ("tap", london(2023, 4, 27), end_of(2023, 5, 3), "28, then 2 and 3: 1 May is closed"),
    ("roof", london(2023, 4, 27), end_of(2023, 5, 10), "28, 2, 3, 4, 5, 9, 10 May"),
]

LEAP_DAY: list[Case] = [
    ("emergency", london(2028, 2, 28, 14), london(2028, 2, 29, 14), "a day that is there"),
    ("emergency", london(2027, 2, 28, 14), london(2027, 3, 1, 14), "and one that is not"),
    ("leak", london(2028, 2, 28), end_of(2028, 2, 29), "Monday to Tuesday the 29th"),
    ("leak", london(2028, 2, 29), end_of(2028, 3, 1), "reported on the 29th"),
    ("significant", london(2028, 2, 21), end_of(2028, 3, 6), "22 to 25, 28, 29, 1 to 3, 6 March"),
    ("site", london(2028, 2, 1, 9), end_of(2028, 4, 25), "84 days with the 29th in them"),
    ("site", london(2027, 2, 1, 9), end_of(2027, 4, 26), "84 days without"),
]

WORKED = [
    *ORDINARY,
    *EASTER,
    *CHRISTMAS,
    *CLOCK_CHANGES,
    *SEASONS,
    *ADDED_HOLIDAYS,
    *LEAP_DAY,
]
