"""Deleting an account: what goes, what must be kept and why.

A room registers what it does and what it keeps in ``AppConfig.ready``::

    leaving.register("bills", kept=("Your bills. The law wants them kept for six years.",))
"""

from .going import delete_account, reasons_against, register, what_is_kept

__all__ = ["delete_account", "reasons_against", "register", "what_is_kept"]
