"""What a password of staff may be. Residents have none.

At least 12 signs of any kind. Not one that is like its owner, common, made of words that the whole
town would try, or known to have been stolen elsewhere.
"""
