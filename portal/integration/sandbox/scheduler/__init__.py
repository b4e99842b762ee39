"""The sandbox's scheduler: people with trades, their days, and who has which window.

It behaves like a dynamic resource scheduler, and is reached as docs/integration.md says under
"A scheduler over HTTP". From the same seed and at the same time it always has the same slots. Like
all of the sandbox it uses no Django and keeps nothing about people.
"""
