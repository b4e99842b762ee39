"""What is to be made or arranged: ordered, come back, sent on, and told."""
