"""Money in templates."""
