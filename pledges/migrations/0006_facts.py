from django.db import migrations, models


def keep_words(apps, schema_editor):
    """PostgreSQL keeps the words that it looks for, so that no pledge is taken apart again while one is searched."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE pledges_pledge ADD COLUMN search_vector tsvector"
            " GENERATED ALWAYS AS (strip(to_tsvector('simple', search))) STORED"
        )
        schema_editor.execute("DROP INDEX pledges_words")
        schema_editor.execute("CREATE INDEX pledges_words ON pledges_pledge USING gin (search_vector)")


def take_words_apart(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX pledges_words")
        schema_editor.execute("ALTER TABLE pledges_pledge DROP COLUMN search_vector")
        schema_editor.execute(
            "CREATE INDEX pledges_words ON pledges_pledge USING gin (to_tsvector('simple', search))"
        )


class Migration(migrations.Migration):

    dependencies = [
        ('pledges', '0005_held_stages'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='pledge', name='pledges_figures'),
        migrations.AddIndex(
            model_name='pledge',
            index=models.Index(fields=['stage', 'kind', 'form', 'year', 'number', 'organisation', 'updated_on', 'is_example', 'id'], name='pledges_facts'),
        ),
        migrations.RunPython(keep_words, take_words_apart, elidable=False),
    ]
