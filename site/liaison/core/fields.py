"""Columns that several features share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class CodesFormField(forms.TypedMultipleChoiceField):
    """Checkboxes for a fixed list of codes."""

    widget = forms.CheckboxSelectMultiple

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(initial or []) != set(data or [])


class CodesField(models.JSONField):
    """Several codes of one fixed list, kept as a JSON array in the order of that list."""

    def __init__(self, *args: Any, codes: type[models.TextChoices] | None = None, **kwargs: Any):
        self.codes = codes
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs  # labels stay out of migrations

    def clean(self, value: Any, model_instance: models.Model | None) -> list[str]:
        codes = in_order(value or [], self.codes)
        if not codes and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return codes

    def formfield(self, **kwargs: Any) -> forms.Field:
        return CodesFormField(
            choices=self.codes.choices if self.codes else [],
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
        )


def in_order(values: Iterable[str], codes: type[models.TextChoices] | None) -> list[str]:
    """`values` without repeats, in the order of `codes`; ValidationError names an unknown one."""
    known = codes.values if codes else []
    for value in values:
        if value not in known:
            raise ValidationError(
                _("“%(value)s” is not one of the codes."), params={"value": value}
            )
    return [code for code in known if code in set(values)]
