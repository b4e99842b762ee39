"""What the pages of bills tell the room's other parts."""

from django.dispatch import Signal

bill_seen = Signal()
"""A person has opened a bill, as a page or as a file. Sends ``stored``, a ``StoredBill``, and
``person``, who opened it; while acting for another, that is who acts. A receiver is quick and
writes nothing the second time."""
