"""Short dates in Arabic: the month by its name, the day before it, hours from 0 to 23."""

SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y، H:i"
