"""What a change to a form does to those who are in the middle of it."""
