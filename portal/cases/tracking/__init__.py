"""Following a case without an account: its reference and a second thing that its person knows."""
