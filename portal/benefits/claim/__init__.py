"""The form "Claim help with your rent or council tax", and what becomes of it."""
