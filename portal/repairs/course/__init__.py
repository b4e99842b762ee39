"""How a repair goes from the first word of it to "it is fixed", and who may say so."""
