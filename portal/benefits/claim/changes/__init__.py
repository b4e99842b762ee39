"""The form "Tell us what has changed", for who gets help with rent or council tax."""
