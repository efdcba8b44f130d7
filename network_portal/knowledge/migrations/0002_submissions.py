import django.db.models.deletion
import network_portal.common.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0001_initial'),
        ('organisations', '0002_one_open_invitation_an_address'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PracticeSubmission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('values', models.JSONField(default=dict)),
                ('base', models.JSONField(default=dict)),
                ('language', models.CharField(choices=[('es', 'Español'), ('en', 'English'), ('pt-br', 'Português'), ('fr', 'Français')], max_length=10)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('created_at', models.DateTimeField(default=network_portal.common.clock.now)),
                ('saved_at', models.DateTimeField(default=network_portal.common.clock.now)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('submissions', models.PositiveSmallIntegerField(default=0)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('version', models.PositiveIntegerField(default=1)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practice_submissions', to='organisations.organisation')),
                ('practice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='submissions', to='knowledge.practice')),
            ],
            options={
                'verbose_name': 'submission of a practice',
                'verbose_name_plural': 'submissions of practices',
                'ordering': ['-saved_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='PracticeReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent', models.PositiveSmallIntegerField()),
                ('answers', models.JSONField(default=dict)),
                ('words', models.TextField(blank=True)),
                ('reviewed_at', models.DateTimeField(default=network_portal.common.clock.now)),
                ('reviewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='knowledge.practicesubmission')),
            ],
            options={
                'verbose_name': 'review of a practice',
                'verbose_name_plural': 'reviews of practices',
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='practicesubmission',
            index=models.Index(fields=['state', 'organisation'], name='practice_submissions_by_state'),
        ),
        migrations.AddConstraint(
            model_name='practicesubmission',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned'])), fields=('practice',), name='one_open_change_a_practice', violation_error_message='A change of this practice is being written already.'),
        ),
        migrations.AddConstraint(
            model_name='practicereview',
            constraint=models.UniqueConstraint(fields=('submission', 'sent', 'reviewer'), name='one_review_a_person_and_sending', violation_error_message='You reviewed this already.'),
        ),
    ]
