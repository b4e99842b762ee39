"""Repairs: taps to an outcome, the time of a step, and the board over many repairs."""
