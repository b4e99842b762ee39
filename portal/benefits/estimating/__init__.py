"""How much help somebody might get, with the working line by line. Never a decision."""
