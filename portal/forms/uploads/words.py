"""What people read about a file that we cannot take: what is wrong, and what to do."""

from __future__ import annotations

from portal.forms.definition import Question

from .limits import MEGABYTE, endings, kinds_in_words, most_in_all
from .looking import Unfit
from .refused import Refused

WRONG_KIND = "“{name}” is not a kind of file that we can take. Choose {kinds}"
REASONS = {
    "empty": "“{name}” is empty. Choose another file",
    "damaged": "We cannot open “{name}”. It may be damaged. Save it again, or choose another file",
    "locked": "“{name}” has a password. Save a copy without the password and choose that",
    "old or locked": "We cannot open “{name}”. It may have a password, or be an old kind of Word "
    "document. Save it as a PDF without a password and choose that",
    "pixels": "“{name}” has more detail than we can take. Make it smaller, or take the photo again",
    "pages": "“{name}” has too many pages. Send only the pages that we need",
    "heavy": "“{name}” is too complex for us to open. Save it again as a PDF or a photo, or choose "
    "another file",
    "active": "“{name}” has parts that can do harm, such as macros or links to other files. "
    "Save it as a PDF and choose that",
    "parts": "“{name}” has parts that we do not know. Save it as a PDF and choose that",
}
UNLIKE = "“{name}” is not really a {said} file{but}. Open it, save it as {kinds}, and choose that"
VIRUS = "We found a virus in “{name}”, so we did not keep it. Choose another file"
SENT = "You have sent this form, so you cannot add files to it. Contact us about your request"
BROKEN = "We did not get “{name}”. Choose it again"


def unfit(problem: Unfit, name: str, said: str, question: Question) -> Refused:
    """Say why a file's content was not taken."""
    kinds = kinds_in_words(endings(question))
    if problem.why in REASONS:
        return Refused(REASONS[problem.why].format(name=name))
    but = f", it looks like a {problem.found.upper()} file" if problem.found else ""
    return Refused(UNLIKE.format(name=name, said=said.upper(), but=but, kinds=kinds))


def wrong_kind(name: str, question: Question) -> Refused:
    """Say which kinds a question takes."""
    return Refused(WRONG_KIND.format(name=name, kinds=kinds_in_words(endings(question))))


def too_large(name: str, size: int, question: Question) -> Refused:
    """Say how large a file may be."""
    has, most = f"{size / MEGABYTE:.1f}", question.max_megabytes
    return Refused(f"“{name}” is {has} MB. Choose a file that is no larger than {most} MB")


def too_many(question: Question) -> Refused:
    """Say how many files a question takes."""
    if question.max_files == 1:
        return Refused("You can add 1 file. Remove it before you add another")
    return Refused(f"You can add {question.max_files} files. Remove one before you add another")


def too_much(name: str) -> Refused:
    """Say how large all files may be together."""
    return Refused(
        f"Your files would be larger than {most_in_all() // MEGABYTE} MB together. "
        f"Remove one, or choose a smaller file than “{name}”"
    )
