import django.db.models.deletion
import django.db.models.functions.comparison
import network_portal.common.clock
from django.db import migrations, models


def index_words(apps, schema_editor):
    """PostgreSQL finds words by how they begin; other databases look through the column."""
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute(
            "CREATE INDEX practice_words ON knowledge_practicetext USING gin (to_tsvector('simple', search))"
        )


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0002_one_open_invitation_an_address'),
        ('taxonomy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=90, unique=True)),
                ('order_title', models.CharField(editable=False, max_length=200)),
                ('level', models.CharField(blank=True, choices=[('regional', 'Regional'), ('national', 'National'), ('local', 'Local')], max_length=10, verbose_name='level')),
                ('implementer_names', models.CharField(blank=True, max_length=300, verbose_name='others who carried it out')),
                ('implementer_kind', models.CharField(blank=True, choices=[('un_agency', 'United Nations agency, fund or programme'), ('government', 'Government'), ('regional_body', 'Regional body'), ('civil_society', 'Civil society organisation'), ('migrants', "Migrants' organisation"), ('diaspora', 'Diaspora organisation'), ('migrant_women', "Migrant women's organisation"), ('rights_of_migrant_women', 'Organisation for the rights of migrant women and girls'), ('faith_based', 'Faith-based organisation'), ('trade_union', 'Trade union'), ('private_sector', 'Private sector'), ('academia', 'Academia'), ('human_rights_institution', 'National or local human rights institution'), ('local_authority', 'Local authority'), ('parliament', 'Parliament'), ('media', 'Media'), ('red_cross', 'Red Cross and Red Crescent Movement'), ('other', 'Other')], max_length=40, verbose_name='kind of implementer')),
                ('year_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='since')),
                ('year_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='until')),
                ('cost', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='cost')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('legal_instrument', models.CharField(blank=True, max_length=300, verbose_name='legal instrument')),
                ('hub_state', models.CharField(blank=True, choices=[('sent', 'Sent to the global Hub'), ('published', 'Published in the global Hub')], max_length=10)),
                ('hub_on', models.DateField(blank=True, null=True)),
                ('hub_address', models.URLField(blank=True, max_length=500)),
                ('origin', models.CharField(blank=True, max_length=60)),
                ('source', models.TextField(blank=True)),
                ('marks', models.JSONField(default=dict)),
                ('is_example', models.BooleanField(default=False)),
                ('is_published', models.BooleanField(default=True)),
                ('published_at', models.DateTimeField(default=network_portal.common.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('countries', models.ManyToManyField(blank=True, related_name='practices', to='taxonomy.country')),
                ('implementers', models.ManyToManyField(blank=True, related_name='practices', to='organisations.organisation')),
                ('objectives', models.ManyToManyField(blank=True, related_name='practices', to='taxonomy.objective')),
                ('principles', models.ManyToManyField(blank=True, related_name='practices', to='taxonomy.guidingprinciple')),
            ],
            options={
                'verbose_name': 'good practice',
                'verbose_name_plural': 'good practices',
                'ordering': ['-published_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='PracticePopulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(choices=[('everybody', 'All migrants'), ('children', 'Children and adolescents'), ('women', 'Women and girls'), ('workers', 'Migrant workers'), ('families', 'Families'), ('in_transit', 'People in transit'), ('returned', 'People who returned'), ('undocumented', 'People without regular status'), ('displaced', 'People displaced by disasters or climate change'), ('indigenous', 'Indigenous peoples'), ('lgbtiq', 'LGBTIQ+ people'), ('disabilities', 'People with disabilities'), ('diaspora', 'Diasporas')], max_length=20, verbose_name='with whom')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='populations', to='knowledge.practice')),
            ],
            options={
                'verbose_name': 'population of a practice',
                'verbose_name_plural': 'populations of practices',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='PracticeText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('es', 'Español'), ('en', 'English'), ('pt-br', 'Português'), ('fr', 'Français')], max_length=10)),
                ('status', models.CharField(choices=[('original', 'original'), ('official', 'official translation'), ('unofficial', 'unofficial translation'), ('automatic', 'automatic translation, not reviewed')], max_length=10)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('summary', models.TextField(blank=True, verbose_name='in short')),
                ('done', models.TextField(blank=True, verbose_name='what was done')),
                ('results', models.TextField(blank=True, verbose_name='results')),
                ('evidence', models.TextField(blank=True, verbose_name='evidence')),
                ('copyable', models.TextField(blank=True, verbose_name='what others can copy')),
                ('problem', models.TextField(blank=True, verbose_name='the problem')),
                ('lessons', models.TextField(blank=True, verbose_name='lessons')),
                ('resources', models.TextField(blank=True, verbose_name='resources')),
                ('search', models.TextField(default='', editable=False)),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='knowledge.practice')),
            ],
            options={
                'verbose_name': 'text of a practice',
                'verbose_name_plural': 'texts of practices',
                'ordering': ['practice', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='practice',
            index=models.Index(fields=['-published_at', '-id'], name='practices_newest_first'),
        ),
        migrations.AddIndex(
            model_name='practice',
            index=models.Index(fields=['order_title', 'id'], name='practices_by_title'),
        ),
        migrations.AddIndex(
            model_name='practice',
            index=models.Index(models.OrderBy(django.db.models.functions.comparison.Coalesce('year_from', 0), descending=True), models.OrderBy(models.F('id'), descending=True), name='practices_by_year'),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('year_from', None), ('year_to', None), ('year_to__gte', models.F('year_from')), _connector='OR'), name='practice_ends_after_its_start', violation_error_message='The last year comes before the first. Check the two years.'),
        ),
        migrations.AddConstraint(
            model_name='practicepopulation',
            constraint=models.UniqueConstraint(fields=('practice', 'code'), name='one_population_a_practice_and_code'),
        ),
        migrations.AddConstraint(
            model_name='practicetext',
            constraint=models.UniqueConstraint(fields=('practice', 'language'), name='one_text_a_practice_and_language'),
        ),
        migrations.AddConstraint(
            model_name='practicetext',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'original')), fields=('practice',), name='one_original_text_a_practice'),
        ),
        migrations.RunPython(index_words, migrations.RunPython.noop, elidable=False),
    ]
