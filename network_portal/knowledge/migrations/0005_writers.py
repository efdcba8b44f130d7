from django.conf import settings
from django.db import migrations, models


def writers_of_before(apps, schema_editor):
    """Who began each, and whom the record of changes names as its writer."""
    Submission = apps.get_model("knowledge", "PracticeSubmission")
    Event = apps.get_model("audit", "Event")
    people = set(apps.get_model(settings.AUTH_USER_MODEL).objects.values_list("pk", flat=True))
    verbs = ["start_practice", "start_change", "save_section", "submit_practice", "take_back"]
    told = Event.objects.filter(
        target_type="knowledge.practicesubmission", verb__in=[f"knowledge.{verb}" for verb in verbs]
    )
    pairs = {*Submission.objects.values_list("pk", "author_id"), *told.values_list("target_id", "actor_id")}
    there = set(Submission.objects.values_list("pk", flat=True))
    through = Submission.writers.through
    through.objects.bulk_create(
        [through(practicesubmission_id=pk, user_id=person) for pk, person in sorted(
            (pk, person) for pk, person in pairs if pk in there and person in people
        )]
    )


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
        ('knowledge', '0004_of_no_organisation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='practicesubmission',
            name='writers',
            field=models.ManyToManyField(editable=False, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(writers_of_before, migrations.RunPython.noop),
    ]
