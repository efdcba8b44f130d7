from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pledges', '0006_facts'),
    ]

    operations = [
        migrations.AddField(
            model_name='submission',
            name='returned',
            field=models.JSONField(default=dict),
        ),
    ]
