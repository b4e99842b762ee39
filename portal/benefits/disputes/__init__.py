"""Somebody does not agree with a decision: a short journey, and which claim it is about."""
