"""The pages of this room as documents, to be had in every format."""
