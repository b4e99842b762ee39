"""What editors put on the site for people to save: looked at, and scanned, before it is kept."""
