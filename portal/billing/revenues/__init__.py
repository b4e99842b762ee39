"""The revenues system: what it tells us of accounts, and what we ask of it."""
