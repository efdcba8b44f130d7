import uuid

from django.db import migrations, models


def give_keys(apps, schema_editor):
    Organisation = apps.get_model("organisations", "Organisation")
    batch = []
    for organisation in Organisation.objects.only("pk").iterator():
        organisation.key = uuid.uuid4()
        batch.append(organisation)
        if len(batch) == 500:
            Organisation.objects.bulk_update(batch, ["key"])
            batch = []
    Organisation.objects.bulk_update(batch, ["key"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0005_what_protection_keeps")]

    operations = [
        migrations.AddField("organisation", "key", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField("organisation", "key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
    ]
