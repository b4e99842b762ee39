"""Organisations: their members, their properties, and invitations to join them."""
