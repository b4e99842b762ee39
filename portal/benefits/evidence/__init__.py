"""The proofs that a claim needs: listed from its answers, sent, looked at, asked for again."""
