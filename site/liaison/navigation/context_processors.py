"""Gives every template `chrome` and `here`; nothing is read until a template asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from liaison.navigation.chrome import chrome_for
from liaison.navigation.here import here

if TYPE_CHECKING:
    from django.http import HttpRequest


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    return {
        "chrome": SimpleLazyObject(partial(chrome_for, request)),
        "here": SimpleLazyObject(partial(here, request)),
    }
