"""The directory as Open Referral UK has it (HSDS-UK 3.0), with what HSDS 3.0 and 3.1 have besides.

Each module makes one kind of object as plain values, without anything empty, since the standard's schemas refuse null.
Objects inside another have no ids of those around them: the standard only wants these in tables.
"""
