from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pledges', '0008_global_reports_of_each_pledge'),
    ]

    operations = [
        migrations.AddField(
            model_name='submission',
            name='returned',
            field=models.JSONField(default=dict),
        ),
    ]
