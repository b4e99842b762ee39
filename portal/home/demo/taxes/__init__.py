"""Made-up tax accounts of the demo council, the same at every run: what a revenues system holds.

``homes`` and ``shops`` are pure; ``loading`` puts them into our rows, as any news would come.
"""
