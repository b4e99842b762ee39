"""The tenants' panel: tenants who tell us what to change before everybody meets it."""
