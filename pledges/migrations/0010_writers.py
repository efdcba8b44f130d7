from django.conf import settings
from django.db import migrations, models


def writers_of_before(apps, schema_editor):
    """Who began each, and whom the record of changes names as its writer."""
    Submission = apps.get_model("pledges", "Submission")
    Event = apps.get_model("audit", "Event")
    people = set(apps.get_model(settings.AUTH_USER_MODEL).objects.values_list("pk", flat=True))
    verbs = ["start_submission", "start_change", "save_section", "submit_pledge", "take_back", "attach_file", "remove_file"]
    told = Event.objects.filter(target_type="pledges.submission", verb__in=[f"pledges.{verb}" for verb in verbs])
    pairs = {*Submission.objects.values_list("pk", "author_id"), *told.values_list("target_id", "actor_id")}
    there = set(Submission.objects.values_list("pk", flat=True))
    through = Submission.writers.through
    through.objects.bulk_create(
        [through(submission_id=pk, user_id=person) for pk, person in sorted(
            (pk, person) for pk, person in pairs if pk in there and person in people
        )]
    )


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('pledges', '0009_returned_values'),
    ]

    operations = [
        migrations.AddField(
            model_name='submission',
            name='writers',
            field=models.ManyToManyField(editable=False, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(writers_of_before, migrations.RunPython.noop),
    ]
