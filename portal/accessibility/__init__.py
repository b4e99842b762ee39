"""Formats that people must make, the accessibility statement, and how pages are displayed."""
