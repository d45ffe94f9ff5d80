"""Records any feature may point at."""

from __future__ import annotations

from liaison.reference.models.glossary import GlossaryTerm
from liaison.reference.models.region import Region

__all__ = ["GlossaryTerm", "Region"]
