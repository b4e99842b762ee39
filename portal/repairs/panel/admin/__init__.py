"""What the tenants' panel says, for those who write the catalogue."""
