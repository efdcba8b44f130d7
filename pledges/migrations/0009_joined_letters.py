from django.db import migrations
from django.db.models import F, Q, Value
from django.db.models.functions import Replace


def part_letters(apps, schema_editor):
    """Words kept before 'œuvre' and 'oeuvre' were one."""
    parted = Replace(Replace(F('search'), Value('œ'), Value('oe')), Value('æ'), Value('ae'))
    pledges = apps.get_model('pledges', 'Pledge').objects.using(schema_editor.connection.alias)
    pledges.filter(Q(search__contains='œ') | Q(search__contains='æ')).update(search=parted)


class Migration(migrations.Migration):

    dependencies = [
        ('pledges', '0006_facts'),
    ]

    operations = [
        migrations.RunPython(part_letters, migrations.RunPython.noop, elidable=True),
    ]
