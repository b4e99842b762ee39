"""What can be recorded as a need, by code, in the words that people and staff read."""

from __future__ import annotations

LANGUAGES = {
    "en": "English",
    "ar": "العربية (Arabic)",
    "bn": "বাংলা (Bengali)",
    "zh-hans": "简体中文 (Chinese)",
    "cy": "Cymraeg (Welsh)",
    "fa": "فارسی (Farsi)",
    "fr": "Français (French)",
    "hi": "हिन्दी (Hindi)",
    "hu": "Magyar (Hungarian)",
    "it": "Italiano (Italian)",
    "ku": "Kurdî (Kurdish)",
    "lt": "Lietuvių (Lithuanian)",
    "ne": "नेपाली (Nepali)",
    "pl": "Polski (Polish)",
    "pt": "Português (Portuguese)",
    "pa": "ਪੰਜਾਬੀ (Punjabi)",
    "ro": "Română (Romanian)",
    "so": "Soomaali (Somali)",
    "es": "Español (Spanish)",
    "ta": "தமிழ் (Tamil)",
    "tet": "Tetun (Tetum)",
    "tr": "Türkçe (Turkish)",
    "uk": "Українська (Ukrainian)",
    "ur": "اردو (Urdu)",
}
"""Those that people in England speak most (ONS, Census 2021, main language), each in itself."""
SIGNED = {"bfi": "British Sign Language"}
INTERPRETERS = {**SIGNED, **{code: name for code, name in LANGUAGES.items() if code != "en"}}

TIMES = {
    "mornings": "In the morning, 9am to midday",
    "afternoons": "In the afternoon, midday to 5pm",
    "evenings": "In the evening, 5pm to 7pm",
}
ADJUSTMENTS = {
    "relay": "I use Relay UK or a text phone",
    "lipreading": "I lipread",
    "hearing_loop": "I need a hearing loop",
    "step_free": "I cannot use steps",
    "wheelchair": "I use a wheelchair",
    "slow_to_door": "I take time to get to the door",
    "more_time": "I need more time to understand or to answer",
    "quiet": "I need a quiet place",
    "somebody_with_me": "I want somebody with me when we talk",
}
ADJUSTMENTS_FOR_STAFF = {
    "relay": "Uses Relay UK or a text phone",
    "lipreading": "Lipreads",
    "hearing_loop": "Needs a hearing loop",
    "step_free": "Cannot use steps",
    "wheelchair": "Uses a wheelchair",
    "slow_to_door": "Takes time to get to the door",
    "more_time": "Needs more time to understand or to answer",
    "quiet": "Needs a quiet place",
    "somebody_with_me": "Wants somebody with them when we talk",
}


def language(code: str) -> str:
    """The name of a language, with its English name; the code where it is not on our list."""
    return LANGUAGES.get(code) or LANGUAGES.get(code.partition("-")[0]) or code


def interpreter(code: str) -> str:
    """The name of what an interpreter speaks or signs."""
    return INTERPRETERS.get(code, code)
