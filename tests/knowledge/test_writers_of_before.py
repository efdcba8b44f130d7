from importlib import import_module

import pytest
from django.apps import apps

from network_portal.knowledge.actions.submissions import submit_practice, take_back

pytestmark = pytest.mark.django_db
MIGRATION = import_module("network_portal.knowledge.migrations.0005_writers")


def test_writers_of_before_are_those_who_began_it_and_whom_the_record_names(author, editor, sent):
    back = take_back(by=editor, submission=sent, version=sent.version)
    submit_practice(by=author, submission=back, version=back.version)
    sent.writers.clear()
    MIGRATION.writers_of_before(apps, None)
    assert {person.pk for person in sent.writers.all()} == {author.user_id, editor.user_id}
