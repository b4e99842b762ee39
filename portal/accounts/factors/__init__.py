"""Ways to prove who you are, apart from a code by e-mail: set up, used, and taken away again."""
