"""What we decided about a claim: written down once, told, read and disputed."""
