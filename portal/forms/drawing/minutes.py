"""How long a page takes, so that a form can say "about 10 minutes".

An estimate, and ours. It rests on two measurements: people read 238 words a minute in silence
(M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019)
and type 36 words a minute on a telephone, three signs a second (K. Palin and others, "How do people
type on mobile devices?", MobileHCI 2019). The seconds below are for thinking of the answer and
giving it, a name being some 15 signs long and an address 50. To be looked at again when there are
times of our own. Looked at last: November 2026.
"""

from __future__ import annotations

from ..definition import ContentStep, Kind, QuestionStep, Repeat

WORDS_A_MINUTE = 238
SECONDS = {
    Kind.TEXT: 10,
    Kind.TEXTAREA: 60,
    Kind.RADIOS: 5,
    Kind.CHECKBOXES: 8,
    Kind.SELECT: 8,
    Kind.YES_NO: 4,
    Kind.DATE: 10,
    Kind.WHOLE_NUMBER: 8,
    Kind.MONEY: 15,
    Kind.EMAIL: 12,
    Kind.PHONE: 10,
    Kind.ADDRESS: 25,
    Kind.POSTCODE: 6,
    Kind.NINO: 25,
    Kind.SORT_CODE: 20,
    Kind.ACCOUNT_NUMBER: 20,
    Kind.FILE: 90,
}
"""To think of an answer and give it, in seconds. A card, a payslip or a paper has to be found."""
PAGE = 4
"""To press "Continue" and wait for the next page, in seconds."""


def seconds(page: QuestionStep | ContentStep | Repeat) -> int:
    """Give how long a page takes. Of a list it is the list only, not what is put on it."""
    texts, answering = [page.title], 0
    if isinstance(page, ContentStep):
        texts += page.body
    elif isinstance(page, QuestionStep):
        texts += page.intro
        for question in page.questions:
            texts += [question.label, question.hint]
            if question.kind is not Kind.SELECT:  # nobody reads that from end to end
                texts += [f"{option.label} {option.hint}" for option in question.options]
            answering += SECONDS[question.kind]
    words = sum(len(text.split()) for text in texts)
    return PAGE + answering + round(words * 60 / WORDS_A_MINUTE)
