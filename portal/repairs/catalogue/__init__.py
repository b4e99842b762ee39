"""What can be wrong with a home, asked in a few taps: the catalogue that editors own.

``tree`` is the catalogue as data, ``compile`` makes the e-form's pages of it, ``find`` says where
answers lead, and ``prove`` says what is wrong with it before anybody meets it. None of the four
touches the database.
"""
