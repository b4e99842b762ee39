"""Where staff keep the terms for Direct Debits, and the table that checks bank accounts."""
