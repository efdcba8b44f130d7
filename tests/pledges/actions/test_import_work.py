from dataclasses import replace

import pytest

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, EDITOR, SYSTEM
from network_portal.common.errors import DomainError
from network_portal.organisations.models import Organisation, TeamMember
from pledges.actions import import_work, imports
from pledges.actions.import_files import KEPT, confirm_import, forget_old_files, leave_import, receive_file
from pledges.actions.import_work import LEASE, work_on_imports
from pledges.models import Pledge, PledgeImport, PledgeImportFile
from pledges.queries import imports as queries
from pledges.queries.imports import read_pledge_file
from pledges.queries.known_world import known_world
from pledges.rules.importing import read_line
from tests.factories import actor_with, make_organisation, make_staff
from tests.pledges.importing import csv_of, imported, make_registry

pytestmark = pytest.mark.django_db(transaction=True)
GOOD = csv_of(["EXAMPLE one", "IOM", "es"], ["EXAMPLE two", "ILO", ""])


@pytest.fixture
def actor():
    make_registry()
    return actor_with(CO_CHAIR, user=make_staff(CO_CHAIR))


def received(actor, content=GOOD, name="pledges.csv"):
    return receive_file(by=actor, name=name, content=content, language="fr")


def read(actor, content=GOOD, name="pledges.csv"):
    found = received(actor, content, name)
    assert work_on_imports() == 1
    found.refresh_from_db()
    return found


def confirmed(actor, content=GOOD):
    found = read(actor, content)
    return confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)


def test_a_file_is_read_seen_confirmed_and_written(actor):
    found = read(actor)
    assert (found.state, found.rows_read, found.rows, found.leased_until) == ("checked", 2, 2, None)
    assert found.counts == {"problems": 0, "warnings": 1, "added": 2, "changed": 0, "unchanged": 0, "incomplete": 2}
    assert not Pledge.objects.exists()
    confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)
    assert not Pledge.objects.exists()
    work_on_imports()
    found.refresh_from_db()
    assert (found.state, PledgeImportFile.objects.count()) == ("applied", 0)
    assert found.preview == {"references": [one.reference for one in Pledge.objects.order_by("number")]}
    assert set(Pledge.objects.values_list("title", "language")) == {("EXAMPLE one", "es"), ("EXAMPLE two", "fr")}
    event = Event.objects.get(verb="pledges.import_pledges")
    assert (event.actor_id, event.target_id, event.target_label) == (actor.user_id, found.pk, "pledges.csv")


def test_only_co_chairs_and_administrators_send_confirm_and_leave_a_file(actor):
    found = read(actor)
    for by in (actor_with(EDITOR), replace(actor, confirmed_recently=False), SYSTEM):
        for verb in (
            lambda by: received(by),
            lambda by: confirm_import(by=by, pledge_import=found, fingerprint=found.fingerprint),
            lambda by: leave_import(by=by, pledge_import=found),
        ):
            with pytest.raises(DomainError) as refused:
                verb(by)
            assert refused.value.code == "pledge_import_not_yours"
    assert [one.state for one in PledgeImport.objects.all()] == ["checked"]


def test_problems_forbid_the_confirmation(actor):
    found = read(actor, csv_of(["", "IOM", "es"]))
    assert [(one["code"], one["cell"]) for one in found.problems] == [("title_missing", "A2")]
    with pytest.raises(DomainError) as refused:
        confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)
    assert refused.value.code == "pledge_import_has_problems"


@pytest.mark.parametrize(
    "content, name, code",
    [
        (b"PK\x03\x04nothing", "x.xlsx", "file_broken"),
        (b'a,"b', "x.csv", "file_broken_quotes"),
        (b"\xff\xfe\x00", "x.csv", "file_encoding_unknown"),
    ],
)
def test_a_file_that_is_no_table_is_refused_and_forgotten(actor, content, name, code):
    found = read(actor, content, name)
    assert (found.state, found.refusal["code"]) == ("refused", code)
    assert Event.objects.get(verb="pledges.refuse_import").changes == {"refusal": ["", code]}
    assert not PledgeImportFile.objects.exists()


def test_a_second_press_is_the_first_and_another_preview_is_none(actor):
    found = confirmed(actor)
    confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)
    assert Event.objects.filter(verb="pledges.confirm_import").count() == 1
    with pytest.raises(DomainError) as refused:
        confirm_import(by=actor, pledge_import=found, fingerprint="0" * 64)
    assert refused.value.code == "pledge_import_over"


def test_what_changed_after_the_confirmation_shows_a_new_preview(actor):
    found = confirmed(actor)
    imported(csv_of(["EXAMPLE one", "IOM", "fr"]))
    work_on_imports()
    found.refresh_from_db()
    assert (found.state, found.refusal["code"]) == ("checked", "pledge_import_changed")
    assert (found.counts["added"], found.counts["changed"]) == (1, 1)
    assert Pledge.objects.count() == 1
    confirm_import(by=actor, pledge_import=found, fingerprint=found.fingerprint)
    work_on_imports()
    assert Pledge.objects.count() == 2


class Killed(BaseException):
    """What no handler catches."""


def killed(*args, **kwargs):
    raise Killed


@pytest.mark.parametrize(
    "where", [(imports, "match_pledges"), (import_work, "end_import"), (import_work, "preview_import")]
)
def test_a_worker_that_dies_is_followed_by_the_next(actor, monkeypatch, where):
    found = confirmed(actor) if where[1] != "preview_import" else received(actor)
    state = found.state
    with monkeypatch.context() as patch:
        patch.setattr(*where, killed)
        with pytest.raises(Killed):
            work_on_imports()
    found.refresh_from_db()
    assert (found.state, Pledge.objects.count()) == (state, 0)
    assert work_on_imports() == 0, "its lease still stands"
    with clock.stopped_at(clock.now() + LEASE):
        assert work_on_imports() == 1
    found.refresh_from_db()
    assert (found.state, Pledge.objects.count()) == (("applied", 2) if state == "confirmed" else ("checked", 0))


def test_a_file_that_breaks_its_reader_again_and_again_is_refused(actor, monkeypatch):
    found = received(actor)
    monkeypatch.setattr(import_work, "_work", lambda found: 1 / 0)
    for number in range(4):
        with clock.stopped_at(clock.now() + number * LEASE):
            work_on_imports()
    found.refresh_from_db()
    assert (found.state, found.refusal["code"], found.attempts) == ("refused", "pledge_import_broke", 3)
    assert Event.objects.get(verb="pledges.refuse_import").target_id == found.pk


def test_progress_is_told_and_a_worker_whose_lease_is_lost_writes_nothing(actor, monkeypatch):
    content = csv_of(*[[f"EXAMPLE {number}", "IOM", "es"] for number in range(1200)])
    told, beat = [], import_work._beat

    def watched(found, done, of):
        told.append((done, of))
        if done == 1000:
            PledgeImport.objects.update(leased_until=clock.now() + 2 * LEASE)
        beat(found, done, of)

    monkeypatch.setattr(import_work, "_beat", watched)
    found = received(actor, content)
    work_on_imports()
    assert told == [(0, 1200), (500, 1200), (1000, 1200)]
    found.refresh_from_db()
    assert (found.state, found.rows_read, found.rows) == ("waiting", 500, 1200)


def test_rows_that_take_long_are_told_before_the_lease_runs_out(actor, monkeypatch):
    """As those with names that have to be sought."""
    told, slow = [], clock.now()

    def slowly(*args):
        nonlocal slow
        slow += LEASE / 5
        return read_line(*args)

    monkeypatch.setattr(queries, "read_line", slowly)
    monkeypatch.setattr(clock, "now", lambda: slow)
    content = csv_of(*[[f"EXAMPLE {number}", "IOM", "es"] for number in range(3)])
    read_pledge_file(content, "pledges.csv", known_world(), lambda done, of: told.append(done))
    assert told == [0, 1, 2, 3]


def test_who_leaves_an_import_leaves_no_file(actor):
    found = leave_import(by=actor, pledge_import=read(actor))
    assert (found.state, PledgeImportFile.objects.count()) == ("left", 0)
    with pytest.raises(DomainError):
        leave_import(by=actor, pledge_import=found)


def test_files_are_forgotten_after_a_day_unless_confirmed(actor):
    kept, old = confirmed(actor), received(actor)
    with clock.stopped_at(clock.now() + KEPT + LEASE):
        assert forget_old_files() == 1
    assert list(PledgeImportFile.objects.values_list("pledge_import", flat=True)) == [kept.pk]
    old.refresh_from_db()
    assert old.state == "left"
    assert Event.objects.get(verb="pledges.leave_import").target_id == old.pk


def test_nobody_confirms_pledges_of_their_own_organisation_and_history_tells_whose_co_chair_did(actor):
    iom, other = Organisation.objects.get(slug="iom"), make_organisation("another-chair")
    found = read(actor)
    own = replace(actor, memberships={iom.pk: "focal_point"}, acting_for=iom.pk)
    with pytest.raises(DomainError) as refused:
        confirm_import(by=own, pledge_import=found, fingerprint=found.fingerprint)
    assert (refused.value.code, refused.value.values["organisations"]) == ("pledge_import_ones_own", iom.short_name)
    elsewhere = replace(actor, memberships={other.pk: "focal_point"}, acting_for=other.pk)
    confirm_import(by=elsewhere, pledge_import=found, fingerprint=found.fingerprint)
    work_on_imports()
    told = Event.objects.filter(verb="pledges.import_pledge").values_list("organisation_id", flat=True)
    assert list(told) == [other.pk] * 2


WHO = ("title", "organisation", "kind", "partners", "reporter", "measured", "language")


def ones_of(actor, slug):
    return replace(actor, memberships={Organisation.objects.get(slug=slug).pk: "focal_point"})


@pytest.mark.parametrize(
    "before, said",
    [
        ((), ["EXAMPLE", "ILO", "partnership", "IOM", "ILO", "", "es"]),
        ((), ["EXAMPLE", "ILO", "", "IOM", "IOM", "", "es"]),
        (
            ["EXAMPLE", "ILO", "partnership", "IOM", "ILO", "", "es"],
            ["EXAMPLE", "ILO", "common", "ECLAC", "", "", "es"],
        ),
        (["EXAMPLE", "ILO", "partnership", "IOM", "IOM", "", "es"], ["EXAMPLE", "ILO", "", "IOM", "IOM", "x", "es"]),
    ],
    ids=["partner", "reporter", "partner until now", "partner of what changes"],
)
def test_nobody_confirms_pledges_in_which_their_organisation_takes_part(actor, before, said):
    if before:
        imported(csv_of(before, columns=WHO))
    found = read(actor, csv_of(said, columns=WHO))
    assert not found.problems
    with pytest.raises(DomainError) as refused:
        confirm_import(by=ones_of(actor, "iom"), pledge_import=found, fingerprint=found.fingerprint)
    assert refused.value.code == "pledge_import_ones_own"
    elsewhere = replace(actor, memberships={make_organisation("another-chair").pk: "focal_point"})
    confirm_import(by=elsewhere, pledge_import=found, fingerprint=found.fingerprint)
    work_on_imports()
    assert Pledge.objects.get().measured == said[5]
    found.refresh_from_db()
    assert found.state == "applied"


def test_who_took_a_seat_after_confirming_has_nothing_written(actor):
    found = confirmed(actor)
    person = PledgeImport.objects.get().confirmed_by
    TeamMember.objects.create(organisation=Organisation.objects.get(slug="ilo"), user=person, role="focal_point")
    work_on_imports()
    found.refresh_from_db()
    assert (found.state, found.refusal["code"], Pledge.objects.count()) == ("checked", "pledge_import_ones_own", 0)
