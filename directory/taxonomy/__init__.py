"""The words a new directory starts with: taxonomy terms and criteria for being listed."""

from __future__ import annotations

from directory.taxonomy.loading import load_criteria, load_terms

__all__ = ["load_criteria", "load_terms"]
