"""An estimate of Council Tax Reduction and Housing Benefit. Pure: no database, no HTTP."""
