"""How this site looks: what a person may wish for, on one page, without an account or a script.

``portal.ui.display`` reads the wishes and puts them on every page; here they are chosen.
"""
