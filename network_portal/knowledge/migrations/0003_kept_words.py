from django.db import migrations


def keep_words(apps, schema_editor):
    """PostgreSQL keeps the words that it looks for, so that no text is taken apart again while one is searched."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE knowledge_practicetext ADD COLUMN search_vector tsvector"
            " GENERATED ALWAYS AS (strip(to_tsvector('simple', search))) STORED"
        )
        schema_editor.execute("DROP INDEX practice_words")
        schema_editor.execute("CREATE INDEX practice_words ON knowledge_practicetext USING gin (search_vector)")


def take_words_apart(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX practice_words")
        schema_editor.execute("ALTER TABLE knowledge_practicetext DROP COLUMN search_vector")
        schema_editor.execute(
            "CREATE INDEX practice_words ON knowledge_practicetext USING gin (to_tsvector('simple', search))"
        )


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0002_submissions'),
    ]

    operations = [
        migrations.RunPython(keep_words, take_words_apart, elidable=False),
    ]
