"""What staff do with a claim: look at its proofs, ask for more, and record what was decided."""
