"""Every site starts with the taxonomy and the criteria for being listed."""

from __future__ import annotations

from django.db import migrations


def load(apps, schema_editor):
    from directory.taxonomy import load_criteria, load_terms

    load_terms(apps.get_model("directory", "Term"))
    load_criteria(apps.get_model("directory", "InclusionCriterion"))


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
