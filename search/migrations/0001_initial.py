from __future__ import annotations

from django.db import migrations, models

from search.backends.dialect import make_tables


def make_text_tables(apps, schema_editor):
    make_tables(schema_editor.connection)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SearchChange',
            fields=[
                ('stamp', models.BigIntegerField(primary_key=True, serialize=False)),
                ('document', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32)),
                ('object_id', models.BigIntegerField()),
                ('terms', models.BinaryField(help_text='numbers of its search terms, packed')),
                ('areas', models.TextField(help_text='codes of the areas covered, one a line')),
                ('points', models.BinaryField(help_text='id, latitude, longitude as packed numbers')),
                ('minimum_age', models.SmallIntegerField()),
                ('maximum_age', models.SmallIntegerField()),
                ('hours', models.BinaryField(help_text='one bit for each half-hour of the week')),
                ('boost', models.FloatField()),
                ('title_words', models.PositiveSmallIntegerField()),
                ('sort_en', models.CharField(max_length=120)),
                ('sort_fr', models.CharField(max_length=120)),
            ],
            options={
                'indexes': [models.Index(fields=['sort_en', 'object_id'], name='search_by_name_en'), models.Index(fields=['sort_fr', 'object_id'], name='search_by_name_fr')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='search_document_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facet', models.CharField(max_length=64)),
                ('code', models.CharField(max_length=128)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('facet', 'code'), name='search_term_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40)),
                ('folded', models.CharField(max_length=80)),
                ('visibility', models.CharField(max_length=16)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('visibility', 'word'), name='search_word_once')],
            },
        ),
        migrations.RunPython(make_text_tables, migrations.RunPython.noop),
    ]
