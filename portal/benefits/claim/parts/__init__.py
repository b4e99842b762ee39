"""The parts of the claim, each with its own pages. Each part begins with what decides it."""
