"""Short sets of questions without an account. Answers are kept in the session only.

A set is a journey of the form engine that follows from the answers so far. No draft, no case.
"""
