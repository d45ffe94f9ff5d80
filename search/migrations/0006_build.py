from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0005_mark'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchBuild',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32, unique=True)),
                ('reached', models.BigIntegerField()),
                ('noted', models.DateTimeField()),
            ],
        ),
    ]
