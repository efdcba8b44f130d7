import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0003_kept_words'),
        ('organisations', '0002_one_open_invitation_an_address'),
    ]

    operations = [
        migrations.AlterField(
            model_name='practicesubmission',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='practice_submissions', to='organisations.organisation'),
        ),
    ]
