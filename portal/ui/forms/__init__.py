"""Questions and forms in GOV.UK's markup, for every public page.

Build a form from ``GovukForm`` and the fields here; draw it with ``{{ form }}``, or field by
field with ``{{ form.name.as_field_group }}``, below ``{% error_summary form %}``.
"""

from .address import Address, AddressField
from .address_lookup import AddressLookupField
from .bound import GovukBoundField, Problem
from .choices import CheckboxesField, Choice, Divider, RadiosField, SelectField
from .codes import (
    AccountNumberField,
    CodeField,
    NinoField,
    PhoneField,
    PostcodeField,
    SortCodeField,
)
from .dates import DateField
from .files import FileUploadField
from .form import GovukForm, page_title
from .human import HumanForm
from .numbers import MoneyField, WholeNumberField
from .parsing import DateParts, Unreadable
from .question import Question
from .renderer import GovukRenderer
from .text import EmailField, TextareaField, TextField

__all__ = [
    "AccountNumberField",
    "Address",
    "AddressField",
    "AddressLookupField",
    "CheckboxesField",
    "Choice",
    "CodeField",
    "DateField",
    "DateParts",
    "Divider",
    "EmailField",
    "FileUploadField",
    "GovukBoundField",
    "GovukForm",
    "GovukRenderer",
    "HumanForm",
    "MoneyField",
    "NinoField",
    "PhoneField",
    "PostcodeField",
    "Problem",
    "Question",
    "RadiosField",
    "SelectField",
    "SortCodeField",
    "TextField",
    "TextareaField",
    "Unreadable",
    "WholeNumberField",
    "page_title",
]
