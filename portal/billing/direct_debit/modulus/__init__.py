"""Whether a sort code and an account number can belong together. Pure: no database, no Django.

The method is Vocalink's published modulus check ("Validating account numbers"). The tables that it
needs are not ours to give out: a council uploads them. A sort code that no table names cannot be
checked, which does not make it wrong.
"""
