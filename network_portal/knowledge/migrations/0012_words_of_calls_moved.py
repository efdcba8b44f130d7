from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0011_call_texts'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='practicecall',
            name='language',
        ),
        migrations.RemoveField(
            model_name='practicecall',
            name='title',
        ),
        migrations.RemoveField(
            model_name='practicecall',
            name='words',
        ),
    ]
