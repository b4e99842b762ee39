"""The dated rules of benefits: written and checked by staff, put in use, and read by pages."""
