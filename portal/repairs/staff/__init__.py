"""Repairs as staff see them in the admin: the board, one repair on one page, what is done."""
