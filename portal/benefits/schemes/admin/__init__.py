"""The rules of benefits in the Wagtail admin."""
