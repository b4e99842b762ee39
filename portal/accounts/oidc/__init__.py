"""Signing in at somebody else's: GOV.UK One Login for people, the council's directory for staff.

OpenID Connect Core 1.0, authorisation code flow, with PKCE (RFC 7636), a nonce, and a signed
assertion in place of a client secret (RFC 7523). Both slots are empty until settings fill them.
allauth keeps the link between an account and its subject there. Its own client neither compares a
nonce nor checks a signature, so the flow is ours: see ``docs/accounts.md``.
"""
