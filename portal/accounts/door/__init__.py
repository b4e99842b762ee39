"""The door for residents: an e-mail address, a code that is sent to it, and nothing to remember."""
