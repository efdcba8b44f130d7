import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation
from pledges.models import Pledge
from tests.factories import make_focal_point
from tests.pledges.importing import csv_of, imported, make_registry

pytestmark = pytest.mark.django_db
COLUMNS = ("reference", "title", "organisation", "reporter", "language", "kind", "partners")
PARTNERS = "ILO; ECLAC"


@pytest.fixture
def people():
    """Each organisation's focal point by its slug."""
    make_registry()
    return {slug: make_focal_point(Organisation.objects.get(slug=slug)) for slug in ("iom", "ilo", "eclac")}


def mails():
    return Message.objects.filter(kind="pledges.reporters_changed").order_by("pk")


def told():
    return set(mails().values_list("person", flat=True))


def rows(count, reporter, organisation="IOM"):
    return [
        [f"PL-2024-{n:03}", f"EXAMPLE {n}", organisation, reporter, "en", "partnership", PARTNERS]
        for n in range(1, count + 1)
    ]


def test_another_reporter_of_a_new_pledge_is_told_and_nobody_where_it_is_its_own(people):
    imported(csv_of(*rows(1, "IOM"), columns=COLUMNS))
    assert not mails().exists()
    imported(csv_of(["PL-2024-050", "EXAMPLE given", "IOM", "ILO", "en", "partnership", PARTNERS], columns=COLUMNS))
    assert told() == {people["iom"].pk, people["ilo"].pk}


def test_who_reported_and_who_reports_from_now_on_read_one_mail_for_all(people):
    imported(csv_of(*rows(30, "ILO"), columns=COLUMNS))
    Message.objects.all().delete()
    imported(csv_of(*rows(30, "ECLAC"), columns=COLUMNS))
    assert told() == {one.pk for one in people.values()} and mails().count() == 3
    text = mails().first().text
    assert "PL-2024-001 “EXAMPLE 1”: ECLAC, and no longer ILO." in text
    assert "PL-2024-021" not in text and "And 10 other pledges." in text
    imported(csv_of(*rows(30, "ECLAC"), columns=COLUMNS))
    assert mails().count() == 3


def test_an_activity_that_carries_it_from_now_on_reports_for_it(people):
    imported(
        csv_of(["PL-2024-001", "EXAMPLE", "ILO", "en"], columns=("reference", "title", "organisation", "language"))
    )
    imported(
        csv_of(
            ["PL-2024-001", "EXAMPLE", "ILO", "en", "2023-2024/B3.2"],
            columns=("reference", "title", "organisation", "language", "activity"),
        )
    )
    assert Pledge.objects.get().activity.code == "B3.2"
    assert people["ilo"].pk in told()


def test_on_what_is_over_nobody_reports(people):
    columns = (*COLUMNS, "stage")
    imported(csv_of(*([*row, "fulfilled"] for row in rows(1, "ILO")), columns=columns))
    assert Pledge.objects.get().stage == "fulfilled" and not mails().exists()


def test_an_organisation_that_is_not_listed_is_not_named_to_others(people):
    Organisation.objects.filter(slug="eclac").update(kind="civil_society", is_listed=False)
    imported(csv_of(*rows(1, "ECLAC"), columns=COLUMNS))
    ours, theirs = mails().get(person=people["eclac"]), mails().get(person=people["iom"])
    assert "ECLAC" in ours.text
    assert "ECLAC" not in theirs.text and "An organisation that is not listed" in theirs.text


def test_the_queries_do_not_grow_with_the_pledges(people):
    imported(csv_of(*rows(40, "ILO"), columns=COLUMNS))
    counts = []
    for count, reporter in ((2, "ECLAC"), (40, "IOM")):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            imported(csv_of(*rows(count, reporter), columns=COLUMNS))
        counts.append(len(asked))
    assert counts[1] <= counts[0]
