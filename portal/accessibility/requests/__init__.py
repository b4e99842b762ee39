"""Asking for what people must make or arrange, and saying what does not work for somebody."""
