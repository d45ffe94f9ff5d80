"""The provinces, territories and health regions exist from the start."""

from __future__ import annotations

from django.db import migrations

from liaison.reference.regions import load_regions


def load(apps, schema_editor):
    load_regions(apps.get_model("reference", "Region"))


class Migration(migrations.Migration):
    dependencies = [("reference", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
