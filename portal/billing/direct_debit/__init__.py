"""Direct Debit: what a payer asks for, and what became of it.

The portal takes the instruction down, checks what can be checked and passes it on. It is no part of
Bacs: the revenues system sets the instruction up, or refuses it.
"""
