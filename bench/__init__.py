"""Speed and weight, measured. ``python -m bench`` prints them all; each module prints its own.

Rates are ratios to a hello-world view under the same server in the same run, so that one machine
can be compared with another. Only wall-clock lives here: bytes and queries are tests as well.
"""
