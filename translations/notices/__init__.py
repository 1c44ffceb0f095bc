"""Telling people by mail: what is to be told is written down at once and sent from time to time.

The actions write notices in the transaction of what happened. ``manage.py send_notices``, run by a
timer every few minutes, sends to each person one mail for each kind, however much has gathered.
"""
