import uuid

from django.db import migrations, models


def give_keys(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    batch = []
    for person in User.objects.only("pk").iterator():
        person.key = uuid.uuid4()
        batch.append(person)
        if len(batch) == 500:
            User.objects.bulk_update(batch, ["key"])
            batch = []
    User.objects.bulk_update(batch, ["key"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField("user", "key", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField("user", "key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
    ]
