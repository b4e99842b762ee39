"""Many properties at once: a business sees all of its tax accounts, and adds them by a file."""
