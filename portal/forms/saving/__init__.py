"""Leaving a form and coming back to it: saved forms, links by e-mail, and being forgotten."""
