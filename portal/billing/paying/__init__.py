"""Paying a bill by card: from one's own account, or by its reference without one."""
