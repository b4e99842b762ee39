"""What the proof does not ask: is a form short enough, plain enough, and can its promises be kept?

``sizes``, ``wording`` and ``people`` are pure and judge a journey. ``going`` asks what the form
leans on: who gets it, and by when they reply.
"""
