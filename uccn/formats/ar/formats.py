"""Dates in Arabic: the month by its name, the day before it, hours from 0 to 23."""

SHORT_DATE_FORMAT = "j M Y"
# Django has none for Arabic and would write the month first, as in the United States.
DATETIME_FORMAT = "j F، Y، H:i"
SHORT_DATETIME_FORMAT = "j M Y، H:i"
