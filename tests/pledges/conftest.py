import pytest

from network_portal.common import actors
from network_portal.taxonomy.models import Objective
from pledges.actions.submissions import save_section, start_submission, submit_pledge
from pledges.models import Submission
from tests.factories import actor_with, make_focal_point, make_organisation, make_reference_data, make_staff

TEXT = "EXAMPLE: we promise something that can be counted. " * 8


@pytest.fixture
def reference_data(db):
    make_reference_data()


@pytest.fixture
def body(reference_data):
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
def draft(author, body):
    return start_submission(by=author, organisation=body, concern="migrants")


@pytest.fixture
def complete(author, draft):
    return written(author, draft)


@pytest.fixture
def sent(author, complete):
    return submit_pledge(by=author, submission=complete, version=complete.version)


def whole(body, **values):
    """A whole individual pledge, as `Submission.values` keeps it."""
    return {
        "concern": "migrants",
        "title": "EXAMPLE: information for migrant workers",
        "kind": "individual",
        "form": "process",
        "text": TEXT,
        "reporter": body.pk,
        "objectives": [Objective.objects.get(number=3).pk],
        "starts_on": "2026-01-01",
        "deadline": "2027-12-31",
        "measured": "EXAMPLE: offices opened",
        "stage": "planning",
    } | values


def written(by, submission: Submission, **values) -> Submission:
    """Every section saved."""
    said = whole(submission.organisation, **values)
    for section in ("about", "text", "who", "objectives-and-countries", "when-and-measured", "registry"):
        submission = save_section(
            by=by, submission=submission, version=submission.version, section=section, values=said
        )
    return submission
