from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from pledges.models import Pledge
from tests.factories import make_pledge

pytestmark = pytest.mark.django_db
MIGRATION = import_module("pledges.migrations.0009_joined_letters")


def test_words_that_were_kept_whole_are_found_as_they_are_asked():
    pledge = make_pledge()
    Pledge.objects.filter(pk=pledge.pk).update(search=" œuvre cæsar œuvre")
    MIGRATION.part_letters(apps, SimpleNamespace(connection=connection))
    assert Pledge.objects.get(search__word="caesar").search == " oeuvre caesar oeuvre"
