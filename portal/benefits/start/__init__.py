"""Where to start: which help to ask for, in at most six questions, without an account."""
