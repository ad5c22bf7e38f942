"""Joining: several directories under one roof, such as a county of districts.

Every record stays its owner's: it is changed there, and brought here again by the next join. What two directories both
have is shown once, with both checks. Nothing is decided in silence: each `Finding` says what was, and what a person
must decide.
"""
