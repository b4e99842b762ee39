"""Question sets in the admin: writing them, and letting forms have their newest questions."""
