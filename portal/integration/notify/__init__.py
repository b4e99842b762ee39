"""Messages to people by e-mail, text and letter: one interface, and who carries each.

``kinds`` says what a message is, ``sending`` hands it to whoever carries its channel, and each
carrier is a module: ``mail``, ``files`` and ``govuk``. Which of them, settings say.
"""
