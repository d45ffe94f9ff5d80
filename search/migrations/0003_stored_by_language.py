"""What was stored in both languages at once goes: `rebuild_search` writes it anew."""

from django.db import migrations, models


def drop_stored(apps, schema_editor):
    apps.get_model("search", "SearchStored").objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [("search", "0002_stored")]

    operations = [
        migrations.RunPython(drop_stored, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(model_name="searchstored", name="search_stored_once"),
        migrations.AddField(
            model_name="searchstored",
            name="language",
            field=models.CharField(max_length=2, default="en"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="searchstored",
            name="data",
            field=models.TextField(help_text="as the source gave it"),
        ),
        migrations.AddConstraint(
            model_name="searchstored",
            constraint=models.UniqueConstraint(
                fields=("kind", "language", "object_id"), name="search_stored_in_language"
            ),
        ),
    ]
