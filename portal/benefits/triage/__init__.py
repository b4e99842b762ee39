"""Which help to ask for, from at most six answers. Pure: no database, no HTTP."""
