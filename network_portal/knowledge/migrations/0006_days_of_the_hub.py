from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0005_writers'),
    ]

    operations = [
        migrations.RenameField(
            model_name='practice',
            old_name='hub_on',
            new_name='hub_published_on',
        ),
        migrations.AddField(
            model_name='practice',
            name='hub_sent_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('hub_sent_on', None), ('hub_published_on', None), ('hub_published_on__gte', models.F('hub_sent_on')), _connector='OR'), name='practice_sent_to_hub_before_published', violation_error_message='It cannot be published in the Hub before it was sent. Check the two days.'),
        ),
    ]
