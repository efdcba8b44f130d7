import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def tell_spans(apps, schema_editor):
    """When an activity took up a pledge and gave it back, as the audit tells it; else since it was published."""
    pledges, links = apps.get_model("pledges", "Pledge"), apps.get_model("pledges", "EarlierSubject")
    events = apps.get_model("audit", "Event").objects.filter(target_type="pledges.pledge", changes__has_key="activity")
    moved = dict(events.order_by("at", "id").values_list("target_id", "at"))
    left = links.objects.filter(subject__activity__isnull=False).select_related("pledge")
    for link in left:
        link.since, link.until = link.pledge.published_at, moved.get(link.pledge_id) or timezone.now()
    links.objects.bulk_update(left, ["since", "until"], batch_size=500)
    carried = list(pledges.objects.exclude(activity=None))
    for pledge in carried:
        pledge.carried_since = moved.get(pledge.pk) or pledge.published_at
    pledges.objects.bulk_update(carried, ["carried_since"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
        ('monitoring', '0006_evidence_files'),
        ('pledges', '0006_facts'),
        ('workplan', '0006_each_activity_has_its_subject'),
    ]

    operations = [
        migrations.AddField(
            model_name='pledge',
            name='carried_since',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        # The links are a model now: in the table that Django made for them.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='EarlierSubject',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pledge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pledges.pledge')),
                        ('subject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='monitoring.subject')),
                    ],
                    options={
                        'verbose_name': 'earlier subject of a pledge',
                        'verbose_name_plural': 'earlier subjects of pledges',
                        'db_table': 'pledges_pledge_earlier_subjects',
                        'ordering': ['id'],
                        'unique_together': {('pledge', 'subject')},
                    },
                ),
                migrations.AlterField(
                    model_name='pledge',
                    name='earlier_subjects',
                    field=models.ManyToManyField(editable=False, related_name='+', through='pledges.EarlierSubject', to='monitoring.subject'),
                ),
            ],
        ),
        # An activity may carry a pledge, give it back and carry it again.
        migrations.AlterUniqueTogether(name='earliersubject', unique_together=set()),
        migrations.AddField(
            model_name='earliersubject',
            name='since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='earliersubject',
            name='until',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(tell_spans, migrations.RunPython.noop, elidable=False),
    ]
