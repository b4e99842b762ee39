"""The pages of a Direct Debit, for somebody of whom we are sure."""
