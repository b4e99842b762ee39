"""A form that costs something: what is owed is kept as it is sent, and paid by card after that.

So a request is never lost to a payment, and a payment never to a request.
"""
