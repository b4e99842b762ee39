"""The form "Report a repair", made of the catalogue that everybody uses."""
