"""Under which terms what leaves the directory may be used, and how its day is written."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


class Licence(NamedTuple):
    name: str
    url: str


CC_BY = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")


def licence() -> Licence:
    """CC BY 4.0, unless the site’s DIRECTORY_LICENCE (name, address) says otherwise."""
    return Licence(*getattr(settings, "DIRECTORY_LICENCE", CC_BY))


def today() -> str:
    return timezone.localdate().isoformat()


def source_words() -> str:
    """“Liaison, 25 November 2026, https://… (CC BY 4.0)”: to be kept with every copy."""
    return _("Source: Liaison, %(day)s, %(address)s (%(licence)s)") % {
        "day": date_format(timezone.localdate()),
        "address": settings.BASE_URL,
        "licence": licence().name,
    }
