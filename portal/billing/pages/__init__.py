"""The pages of bills: what is left to pay, each bill, and what can be done about it."""
