import pytest

from network_portal.common import actors
from tests.factories import actor_with, make_activity, make_plan, make_practice, make_priority, make_staff, signed_in


@pytest.fixture
def editor(db):
    return actor_with(actors.EDITOR, user=make_staff(actors.EDITOR, email="editor@example.org"))


@pytest.fixture
def translator(db):
    return signed_in(make_staff(actors.EDITOR, email="desk@example.org"))


@pytest.fixture
def practice(db):
    return make_practice(title="EXAMPLE ventanilla", language="es", text={"summary": "EXAMPLE: en breve"})


@pytest.fixture
def activity(db):
    titles = {"title_es": "EXAMPLE actividad", "title_en": "EXAMPLE activity"}
    activity = make_activity(make_priority(make_plan()), **titles)
    type(activity).objects.filter(pk=activity.pk).update(marks={"en": "official", "es": "unofficial"})
    activity.refresh_from_db()
    return activity
