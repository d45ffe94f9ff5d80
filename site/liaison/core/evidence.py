"""How strong the evidence behind a text or an instrument is, in words anybody understands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Evidence(models.TextChoices):
    STRONG = "strong", _("Strong evidence")
    MODERATE = "moderate", _("Moderate evidence")
    LIMITED = "limited", _("Limited evidence")
    EXPERT = "expert", _("Expert opinion and experience")
    NONE = "none", _("No evidence found")

    @property
    def meaning(self) -> str:
        return str(MEANINGS[self])


MEANINGS = {
    Evidence.STRONG: _("Several good studies agree."),
    Evidence.MODERATE: _("Some good studies point the same way; open questions remain."),
    Evidence.LIMITED: _("Few studies, small ones or from elsewhere: read it with care."),
    Evidence.EXPERT: _("What experienced people say; few or no studies test it."),
    Evidence.NONE: _("We looked and found no study."),
}
