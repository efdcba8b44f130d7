from importlib import import_module

import pytest
from django.apps import apps

from pledges.actions.submissions import submit_pledge, take_back

pytestmark = pytest.mark.django_db
MIGRATION = import_module("pledges.migrations.0010_writers")


def test_writers_of_before_are_those_who_began_it_and_whom_the_record_names(author, chair, sent):
    back = take_back(by=chair, submission=sent, version=sent.version)
    submit_pledge(by=author, submission=back, version=back.version)
    sent.writers.clear()
    MIGRATION.writers_of_before(apps, None)
    assert {person.pk for person in sent.writers.all()} == {author.user_id, chair.user_id}
