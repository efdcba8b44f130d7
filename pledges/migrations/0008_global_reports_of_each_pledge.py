import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('monitoring', '0006_evidence_files'),
        ('pledges', '0007_spans_of_subjects'),
    ]

    operations = [
        # Two pledges may report the same update: that of an activity which carried one after the other.
        migrations.AlterField(
            model_name='globalreport',
            name='update',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='global_reports', to='monitoring.update'),
        ),
        migrations.AddConstraint(
            model_name='globalreport',
            constraint=models.UniqueConstraint(fields=('pledge', 'update'), name='one_report_a_pledge_and_update'),
        ),
    ]
