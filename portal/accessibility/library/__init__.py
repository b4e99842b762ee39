"""What was made once of a public page, kept and offered the next time."""
