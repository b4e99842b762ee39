"""A back office to try the portal with: a web server that behaves like a council's system.

It knows the portal by HTTP only: it takes signed webhooks, opens a job for each case, moves it on
by the clock and calls the portal's API back. Its faults are switched on and off while it runs.
Nothing here uses Django, and nothing of a person is kept: no answers, names or words of theirs.
"""
