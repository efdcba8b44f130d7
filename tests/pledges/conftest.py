from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from network_portal.common import actors
from network_portal.common.forms.sections import PREFIX
from network_portal.taxonomy.models import Country, Objective, ObjectiveGroup
from pledges.actions.submissions import save_section, start_submission, submit_pledge
from pledges.forms.submissions import SECTION_FORMS
from pledges.models import Submission
from tests.factories import (
    actor_with,
    make_focal_point,
    make_objective,
    make_organisation,
    make_pledge,
    make_reference_data,
    make_staff,
)

STAGES = ["", "planning", "in_progress", "fulfilled", "discontinued"]
TEXT = "EXAMPLE: we promise something that can be counted. " * 8


@pytest.fixture(scope="module")
def registry(rows_of_module):
    """Forty pledges that differ in every way a filter asks for."""
    bodies = [
        make_organisation(f"body-{n}", kind=kind, is_listed=n % 2 == 0)
        for n, kind in enumerate(["un_agency", "government", "academia", "media", "civil_society", "migrants"])
    ]
    objectives = [make_objective(number) for number in (5, 8, 23)]
    area = ObjectiveGroup.objects.create(kind="fund_area", number=2, name_en="Area")
    area.objectives.set(objectives[:2])
    countries = [
        Country.objects.create(iso3=f"{code}X", iso2=code, status="member_state", name_en=code, m49_subregion=region)
        for code, region in (("HN", "Central America"), ("PE", "South America"), ("CL", "South America"))
    ]
    for n in range(40):
        pledge = make_pledge(
            organisation=bodies[n % 6],
            year=2021 + n % 3,
            number=n + 1,
            title=f"Visado número {n}" if n % 4 else "Regularización",
            stage=STAGES[n % 5],
            kind=["", "common", "individual"][n % 3],
            form=["", "policy"][n % 2],
            updated_on=date(2026, 1, 1) if n % 7 else None,
        )
        pledge.objectives.set([one for place, one in enumerate(objectives) if n >> place & 1])
        pledge.countries.set([one for place, one in enumerate(countries) if n // 2 >> place & 1])
        if n % 5 == 0:
            pledge.partners.add(bodies[(n + 1) % 6])


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


def through_form(by, submission: Submission, section: str, **edits: str) -> Submission:
    """What the page of a section sends back when only these boxes are changed."""
    shown = SECTION_FORMS[section](submission=submission, by=by)
    sent = QueryDict(mutable=True)
    for name in shown.fields:
        sent.setlist(f"{PREFIX}-{name}", _as_sent(shown[name].value()))
    for name, value in edits.items():
        sent[f"{PREFIX}-{name}"] = value
    form = SECTION_FORMS[section](sent, submission=submission, by=by)
    assert form.is_valid(), form.errors
    return save_section(by=by, submission=submission, version=submission.version, section=section, values=form.values)


def _as_sent(value: Any) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return ["" if one is None else str(getattr(one, "pk", one)) for one in several]
