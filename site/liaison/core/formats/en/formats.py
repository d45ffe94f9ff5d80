"""How dates and numbers are written in Canada."""

from __future__ import annotations

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "Y-m-d"
TIME_FORMAT = "G:i"
DATETIME_FORMAT = "j F Y, G:i"
MONTH_DAY_FORMAT = "j F"
THOUSAND_SEPARATOR = ","
DECIMAL_SEPARATOR = "."
NUMBER_GROUPING = 3
