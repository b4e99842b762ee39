"""Housing Benefit and Council Tax Reduction: where to start, and an estimate."""
