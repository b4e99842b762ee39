"""What the engine keeps: versions, drafts, submissions, and where they go."""

from .deletion import Deletion
from .destination import Destination
from .draft import DRAFT_KEY_LENGTH, Draft, Grant
from .fee import Fee
from .form_page import FormPage
from .forms_page import FormsPage
from .learning import QuestionCount
from .preview import Preview
from .question_set import Edition, QuestionSet
from .resume_link import ResumeCode, ResumeLink
from .submission import Immutable, Submission
from .upload import ScanState, Upload
from .version import Frozen, Version

__all__ = [
    "DRAFT_KEY_LENGTH",
    "Deletion",
    "Destination",
    "Draft",
    "Edition",
    "Fee",
    "FormPage",
    "FormsPage",
    "Frozen",
    "Grant",
    "Immutable",
    "Preview",
    "QuestionCount",
    "QuestionSet",
    "ResumeCode",
    "ResumeLink",
    "ScanState",
    "Submission",
    "Upload",
    "Version",
]
