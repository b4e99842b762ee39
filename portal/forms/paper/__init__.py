"""A blank form to print and fill in by hand, made from the same journey as the pages."""
