import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import network_portal.common.clock


class Migration(migrations.Migration):
    """A paragraph stands beside a duty, which is there before its update. None was written before."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("organisations", "0002_one_open_invitation_an_address"),
        ("monitoring", "0003_links_disowned"),
    ]

    operations = [
        migrations.DeleteModel(name="Paragraph"),
        migrations.CreateModel(
            name='CopiedLead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copied_leads', to='monitoring.duty')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'lead that is copied',
                'verbose_name_plural': 'leads that are copied',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('duty', 'organisation'), name='one_copy_a_lead')],
            },
        ),
        migrations.CreateModel(
            name='Paragraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(verbose_name='your paragraph')),
                ('language', models.CharField(choices=[('es', 'Español'), ('en', 'English'), ('pt-br', 'Português'), ('fr', 'Français')], max_length=10)),
                ('saved_at', models.DateTimeField(default=network_portal.common.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='monitoring.duty')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'paragraph of another lead',
                'verbose_name_plural': 'paragraphs of other leads',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('duty', 'organisation'), name='one_paragraph_a_lead')],
            },
        ),
    ]
