"""A form as a file says it, once it has been looked at."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...definition import Journey, Repeat, Section, Step
from ...models.version import KEY_LENGTH
from ..blocks import SectionsBlock, SetBlock
from ..compiling import Compiled, Find, compiled
from ..naming import named, named_pages
from .blocks import Looking, with_ids
from .reading import parsed
from .refused import Refused
from .shape import FORMAT, KNOWN, PROMISES, VERSION

WORDS_OF_IT = ("key", "title", "summary", "synonyms", "team", "endpoint")
KEY = re.compile(rf"[a-z][a-z0-9-]{{0,{KEY_LENGTH - 1}}}")
NO_FORM = "This is no form of ours. Choose a file that was made by “Export as JSON”."


@dataclass(frozen=True)
class Written:
    """One form. ``sections`` are its blocks, whole and named, each with an id of its own.

    ``sets`` are the pages of sets of questions that it uses, by reference.
    """

    title: str
    sections: list[Any]
    key: str = ""
    summary: str = ""
    synonyms: str = ""
    team: str = ""
    endpoint: str = ""
    promises: Mapping[str, Any] = field(default_factory=dict)
    sets: Mapping[str, Any] = field(default_factory=dict)

    @property
    def compiled(self) -> Compiled:
        """Give what its blocks make. No query."""
        return compiled(self.sections, _finding(self.sets))


def read(text: str | bytes) -> Written:
    """Read a file. Raises Refused, with every reason that was found."""
    return of(parsed(text))


def of(found: Any) -> Written:
    """Give what was read as a form. Raises Refused."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Refused([NO_FORM])
    if found.get("version") != VERSION or isinstance(found["version"], bool):
        raise Refused([f"We read version {VERSION} of this format, and this is another."])
    problems = [
        f"‘{name[:40]}’ is nothing that a form has, or not of the kind that it should be."
        for name, value in found.items()
        if not isinstance(value, KNOWN.get(name, ()))
    ]
    if not KEY.fullmatch(str(found.get("key") or "form")):
        problems.append("The key may have small letters, digits and -, and begins with a letter.")
    promises = found.get("promises", {})
    if isinstance(promises, dict):
        strange = [name for name in promises if name not in PROMISES]
        problems += [f"‘{name[:40]}’ is no promise that a form makes." for name in strange]
    if problems:
        raise Refused(problems)
    sets = {name: _set(name, value) for name, value in found.get("sets", {}).items()}
    kept = {name: found[name].strip() for name in WORDS_OF_IT if name in found}
    written = Written(
        **{"title": "", **kept},
        sections=named(_whole(SectionsBlock(), found.get("sections", [])), _finding(sets)),
        promises=promises,
        sets=sets,
    )
    _refuse_two_of_a_name(written.compiled.sections)
    return written


def _whole(block: Any, value: Any) -> list[Any]:
    """Give blocks whole, each with an id. Raises Refused."""
    looking = Looking(whole=True)
    looked = looking.look(block, value, "")
    if looking.problems:
        raise Refused(looking.problems)
    made: list[Any] = with_ids(looked)
    return made


def _finding(sets: Mapping[str, Any]) -> Find:
    return lambda reference: sets[reference]["pages"] if reference in sets else None


def _set(name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or value.keys() != {"title", "pages"}:
        raise Refused([f"The set ‘{name[:40]}’ needs a title and pages."])
    if not isinstance(value["title"], str):
        raise Refused([f"The title of the set ‘{name[:40]}’ has to be text."])
    return {"title": value["title"], "pages": named_pages(_whole(SetBlock(), value["pages"]))}


def _refuse_two_of_a_name(sections: Iterable[Section]) -> None:
    """What stands twice would be one answer for two questions."""
    journey = Journey("", "", tuple(sections))
    pages = [page for _section, step in journey.steps() for page in _with_pages(step)]
    asked = [question.id for _repeat, _page, question in journey.questions()]
    lists = [page.id for page in pages if isinstance(page, Repeat)]
    named_twice = [
        *(("parts", name) for name in _twice(each.id for each in journey.sections)),
        *(("pages", name) for name in _twice(page.id for page in pages)),
        *(("questions", name) for name in _twice([*asked, *lists])),
    ]
    if named_twice:
        raise Refused(
            f"Two {what} have the name ‘{name}’: change one." for what, name in named_twice
        )


def _with_pages(step: Step) -> Iterator[Step]:
    yield step
    yield from step.steps if isinstance(step, Repeat) else ()


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if name and times > 1]


def as_text(found: Any) -> str:
    """Give a file's text: the same form always gives the same."""
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"
