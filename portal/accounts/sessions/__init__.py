"""How long somebody stays signed in: until nothing has happened for a while, and never for ever."""
