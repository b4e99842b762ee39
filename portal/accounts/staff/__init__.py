"""The one door for staff: a password or a passkey, then a second factor, in this session."""
