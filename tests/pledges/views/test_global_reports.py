from datetime import timedelta

import pytest

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.actors import ANYONE
from network_portal.common.errors import DomainError
from pledges.actions.global_reports import mark_reported_globally
from pledges.models import GlobalReport
from pledges.queries.global_reports import lines_of
from tests.factories import (
    make_activity,
    make_focal_point,
    make_organisation,
    make_plan,
    make_pledge,
    make_pledge_update,
    make_priority,
    make_staff,
    make_user,
    signed_in,
)
from tests.pledges.actions.test_held_stages import at, close_round, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(ana):
    return signed_in(ana)


@pytest.fixture
def pledge(body):
    found = make_pledge(organisation=body, global_number="77", measured="EXAMPLE: offices")
    found.partners.add(make_organisation("partner", name_en="EXAMPLE: partner"))
    return found


@pytest.fixture
def there(pledge):
    return form_of(pledge, make_pledge_update(pledge))


def told_as(day) -> str:
    return f'Reported there on <time datetime="{day.isoformat()}">'


def form_of(pledge, update) -> str:
    return f"/en/pledges/{pledge.reference}/updates/{update.pk}/global-form/"


def test_in_the_order_of_the_form_and_once_more_as_one_text(client, there, pledge):
    page = client.get(there).content.decode()
    order = ["77", pledge.reference, "EXAMPLE: partner", pledge.title, "EXAMPLE: done", "EXAMPLE: offices"]
    facts = page[page.index('<dl class="facts">') :]
    places = [facts.index(f">{words}") for words in order]
    assert places == sorted(places)
    assert page.count("EXAMPLE: offices") == 2 and "Not reported there yet." in page


def test_its_day_is_kept_and_may_be_mended(client, pledge):
    there = form_of(pledge, make_pledge_update(pledge, submitted_at=clock.now() - timedelta(days=9)))
    first, mended = clock.today(), clock.today() - timedelta(days=3)
    for day in (first, mended):
        assert client.post(there, {"day": day.isoformat()}).url == there
    assert GlobalReport.objects.get().reported_on == mended
    assert told_as(mended) in client.get(there).content.decode()
    told = Event.objects.filter(verb="pledges.mark_reported_globally").order_by("pk")
    days = [one.changes["reported_on"] for one in told]
    assert days == [[None, first.isoformat()], [first.isoformat(), mended.isoformat()]]


def test_no_day_is_kept_that_nobody_chose(client, pledge):
    there = form_of(pledge, make_pledge_update(pledge))
    assert f'value="{clock.today().isoformat()}"' not in client.get(there).content.decode()
    assert client.post(there, {"day": ""}).status_code == 200


def test_the_report_of_one_pledge_is_not_that_of_another(client, pledge, chair):
    """Of the same update: that of an activity which carried both at the same time."""
    update = make_pledge_update(pledge)
    other = make_pledge(organisation=pledge.organisation)
    other.earlier_subjects.add(pledge.subject)
    for one, days in ((pledge, 0), (other, 1)):
        mark_reported_globally(by=chair, pledge=one, update=update, day=clock.today() - timedelta(days=days))
    assert (pledge.global_reports.count(), other.global_reports.count()) == (1, 1)
    for one, day in ((pledge, clock.today()), (other, clock.today() - timedelta(days=1))):
        assert told_as(day) in client.get(form_of(one, update)).content.decode()


@pytest.mark.parametrize(("status", "stage"), [("planning", "Planning"), ("completed", "Fulfilled"), ("", None)])
def test_the_stage_is_the_one_that_the_update_told(pledge, status, stage):
    update = make_pledge_update(pledge, status=status)
    lines = dict(lines_of(pledge, update, ANYONE))
    assert (pledge.stage, lines.get("Stage")) == ("in_progress", stage)


def test_what_is_in_the_way_stays_with_who_wrote_it_and_the_co_chairs(client, pledge):
    other = make_organisation("another-lead")
    update = make_pledge_update(pledge, in_the_way="EXAMPLE: no money", next_step="EXAMPLE: ask again")
    for wrote, reader, sees in (
        (pledge.organisation, client, True),
        (other, client, False),
        (other, signed_in(make_staff("co_chair")), True),
    ):
        type(update).objects.update(organisation=wrote)
        page = reader.get(form_of(pledge, update)).content.decode()
        assert "EXAMPLE: done" in page
        assert [words in page for words in ("EXAMPLE: no money", "EXAMPLE: ask again")] == [sees, sees]


@pytest.mark.parametrize(("shift", "sentence"), [(1, "This day is in the future."), (-9, "was written after this day")])
def test_a_day_that_cannot_be_is_refused_in_its_place(client, there, shift, sentence):
    day = clock.today() + timedelta(days=shift)
    answer = client.post(there, {"day": day.isoformat()})
    assert sentence in answer.content.decode() and not GlobalReport.objects.exists()


def test_only_accepted_updates_of_this_pledge(client, pledge, body):
    waiting, other = make_pledge_update(pledge, state="submitted"), make_pledge_update(make_pledge(organisation=body))
    for update in (waiting, other):
        assert client.get(f"/en/pledges/{pledge.reference}/updates/{update.pk}/global-form/").status_code == 404


def test_the_pledge_leads_its_team_and_the_co_chairs_there_and_nobody_else(client, there, pledge):
    own = f"/en/pledges/{pledge.reference}/"
    for reader, sees in (
        (client, True),
        (signed_in(make_staff("co_chair")), True),
        (signed_in(make_staff("editor")), False),
    ):
        assert (there in reader.get(own).content.decode()) == sees
        assert reader.get(there).status_code == (200 if sees else 404)


def test_what_another_organisation_said_is_told_once_its_round_closed(client, ana, body, author, chair):
    lead = make_organisation("lead")
    pledge = make_pledge(
        organisation=body, activity=make_activity(make_priority(make_plan(), "B3"), "B3.2", leads=(lead,))
    )
    close_round(6)
    theirs, ours = make_focal_point(lead, email="lead@example.org"), client
    with at(7, 20):
        report(pledge, lead, chair)
        [update] = pledge.subject.updates.all()
        there = form_of(pledge, update)
        for reader, sees in ((ours, False), (signed_in(make_staff("co_chair")), True)):
            assert reader.get(there).status_code == (200 if sees else 404)
            assert (there in reader.get(f"/en/pledges/{pledge.reference}/").content.decode()) == sees
        with pytest.raises(DomainError, match="not public yet"):
            mark_reported_globally(by=author, pledge=pledge, update=update, day=clock.today())
    type(pledge).objects.update(reporter=lead)
    with at(7, 21):
        assert signed_in(theirs).get(there).status_code == 200
    close_round(8)
    with at(9, 20):
        assert signed_in(ana).get(there).status_code == 200


def test_organisations_are_named_as_their_reader_may_know_them(body):
    hidden = {"kind": "civil_society", "is_listed": False, "acronym_en": ""}
    pledging, partner = (make_organisation(slug, name_en=f"EXAMPLE {slug}", **hidden) for slug in ("refuge", "shelter"))
    pledge = make_pledge(organisation=pledging, reporter=body)
    pledge.partners.add(partner, body)
    there = form_of(pledge, make_pledge_update(pledge))
    member, own = make_user(email="member@example.org"), make_user(email="own@example.org")
    body.team.create(user=member, role="member")
    pledging.team.create(user=own, role="member")
    for reader, sees in ((member, [False, False]), (own, [True, False]), (make_staff("co_chair"), [True, True])):
        page = signed_in(reader).get(there).content.decode()
        assert [name in page for name in ("EXAMPLE refuge", "EXAMPLE shelter")] == sees
        assert ("An organisation that is not listed" in page) == (not all(sees))
