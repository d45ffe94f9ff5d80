"""Invented organisations and services for demonstrations: plausible, bilingual, nobody real."""

from __future__ import annotations

from directory.demo.identity import SOURCE
from directory.demo.loading import load
from directory.demo.partners import give_remit

__all__ = ["SOURCE", "give_remit", "load"]
