"""Where editors meet the forms that they build: the list, and what is told beside the blocks."""
