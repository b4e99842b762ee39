"""What the last full run of the tests looked at, and what it found."""
