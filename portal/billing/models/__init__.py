"""What the room for bills keeps."""

from .account import Account, Joined, Payer
from .bill import StoredBill, StoredInstalment
from .bulk import BulkJoin
from .direct_debit import DirectDebit, DirectDebitDraft, DirectDebitTerms, ModulusTable
from .entry import Entry
from .lower_charge import LowerCharge
from .paperless import BillNotice, Paperless, PaperlessTerms

__all__ = [
    "Account",
    "BillNotice",
    "BulkJoin",
    "DirectDebit",
    "DirectDebitDraft",
    "DirectDebitTerms",
    "Entry",
    "Joined",
    "LowerCharge",
    "ModulusTable",
    "Paperless",
    "PaperlessTerms",
    "Payer",
    "StoredBill",
    "StoredInstalment",
]
