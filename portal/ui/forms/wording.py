"""How an error sentence names the thing it is about."""

import re
from collections.abc import Mapping

_GAP = re.compile(r"\{(\w+)\}")


def error_name(label: str, fallback: str = "") -> str:
    """Name a question inside a sentence: ``Date of birth`` becomes ``date of birth``.

    A label with a capital later on (``National Insurance number``) is left alone, since its first
    word is likely to be a name. A label that is a question cannot be put into a sentence: it
    gives ``fallback`` or, without one, is quoted.
    """
    label = label.strip()
    if label.endswith("?"):
        return fallback or f"your answer to ‘{label}’"
    rest = label[1:]
    return label[:1].lower() + rest if rest == rest.lower() else label


def start_sentence(name: str) -> str:
    """Give the name a capital, to begin a sentence with."""
    return name[:1].upper() + name[1:]


def fill(sentences: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """Fill the gaps that have a value; leave the others for when the mistake is known."""
    return {code: fill_one(sentence, values) for code, sentence in sentences.items()}


def fill_one(sentence: str, values: Mapping[str, str]) -> str:
    """Replace each ``{gap}`` that has a value. Any other brace is a person's own."""
    return _GAP.sub(lambda gap: values.get(gap[1], gap[0]), sentence)
