import pytest

from network_portal.common import actors
from network_portal.knowledge.actions.reviews import review_practice
from network_portal.knowledge.actions.submissions import start_practice, submit_practice
from network_portal.taxonomy.models import Country
from tests.factories import actor_with, make_focal_point, make_objective, make_organisation, make_staff
from tests.knowledge.writing import YES, written


@pytest.fixture
def body(db):
    return make_organisation("example-body")


@pytest.fixture
def ana(body):
    return make_focal_point(body, email="ana@example.org", name="Ana EXAMPLE", language="es")


@pytest.fixture
def author(body, ana):
    return actor_with(user=ana, memberships={body.pk: actors.FOCAL_POINT})


@pytest.fixture
def chair(db):
    return actor_with(actors.CO_CHAIR, user=make_staff(actors.CO_CHAIR, email="chair@example.org", language="fr"))


@pytest.fixture
def editor(db):
    return actor_with(actors.EDITOR, user=make_staff(actors.EDITOR, email="editor@example.org"))


@pytest.fixture
def whole(db):
    """Everything that a practice needs, as `PracticeSubmission.values` keeps it."""
    country, _new = Country.objects.get_or_create(iso3="HND", iso2="HN", defaults={"name_en": "Honduras"})
    return {
        "language": "en",
        "title": "EXAMPLE: one counter",
        "summary": "EXAMPLE: in short",
        "done": "EXAMPLE: done",
        "results": "EXAMPLE: results",
        "evidence": "EXAMPLE: evidence",
        "copyable": "- form",
        "problem": "EXAMPLE: problem",
        "countries": [country.pk],
        "level": "local",
        "populations": ["women"],
        "year_from": 2024,
        "objectives": [make_objective(8).pk],
        "principles": [],
    }


@pytest.fixture
def draft(author, body):
    return start_practice(by=author, organisation=body)


@pytest.fixture
def complete(author, draft, whole):
    return written(author, draft, whole)


@pytest.fixture
def sent(author, complete):
    return submit_practice(by=author, submission=complete, version=complete.version)


@pytest.fixture
def reviewed(chair, sent):
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES)
    sent.refresh_from_db()
    return sent
