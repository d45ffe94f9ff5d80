"""Permanent public keys: eight characters that nobody misreads."""

from __future__ import annotations

import secrets

from django.urls.converters import StringConverter

# Crockford base32: no i, l, o, u (https://www.crockford.com/base32.html)
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 8
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"


def new_key() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class KeyConverter(StringConverter):
    """`<key:…>` in an address."""

    regex = PATTERN
