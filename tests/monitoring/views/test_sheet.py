import csv
import io

import pytest

from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.rounds import close_round, open_due_rounds
from network_portal.monitoring.actions.updates import save_draft, submit_update
from network_portal.monitoring.models import Duty, Update
from network_portal.monitoring.rules.updates import Answer
from network_portal.organisations.models import TeamMember
from tests.factories import make_activity, make_staff, signed_in
from workplan.models import Priority

HERE = "/en/rounds/2026-09/sheet/"


@pytest.fixture
def round_(activities, ana, iom):
    make_activity(Priority.objects.get(), "B1.4", leads=(iom,))
    return open_due_rounds()[0]


@pytest.fixture
def duties(round_, iom):
    return list(Duty.objects.filter(organisation=iom).order_by("pk"))


@pytest.fixture
def co_chair(iom):
    person = make_staff("co_chair")
    TeamMember.objects.create(organisation=iom, user=person, role="member")
    return signed_in(person)


def said(duty, **answers):
    values = {"version": 0, "status": "", "done": "", "evidence": "", "in_the_way": "", "next_step": ""} | answers
    return {f"d{duty.pk}-{name}": value for name, value in values.items()}


def test_a_row_for_each_activity_that_the_acting_organisation_reports(duties, co_chair):
    page = co_chair.get(HERE)
    assert [block.owed.facts.code for block in page.context["blocks"]] == ["B1.1", "B1.4"]
    assert "B1.2" not in page.content.decode().partition("<main")[2]


def test_who_acts_for_no_organisation_is_told_so(round_):
    assert "reports nothing in this round" in signed_in(make_staff("co_chair")).get(HERE).content.decode()


def test_one_rows_button_saves_every_row_and_comes_back_to_its_own(duties, co_chair):
    typed = said(duties[0], status="on_track", done="EXAMPLE: a") | said(duties[1], done="EXAMPLE: b")
    answer = co_chair.post(HERE, typed | {"row": "B1.1"})
    assert answer.headers["Location"] == f"{HERE}#B1.1"
    assert list(Update.objects.order_by("duty").values_list("done", "state")) == [
        ("EXAMPLE: a", "draft"),
        ("EXAMPLE: b", "draft"),
    ]
    assert co_chair.post(HERE, {"row": "//example.org"}).headers["Location"] == HERE


def test_what_the_sheet_does_not_show_is_carried_along(duties, co_chair):
    answer = Answer(status="on_track", done="EXAMPLE: a", in_the_way="EXAMPLE: money", next_step="EXAMPLE: next")
    save_draft(by=SYSTEM, duty=duties[0], version=0, answer=answer, language="en")
    page = co_chair.get(HERE).content.decode()
    assert 'value="EXAMPLE: money"' in page and "What is in the way" not in page
    kept = {"in_the_way": "EXAMPLE: money", "next_step": "EXAMPLE: next"}
    co_chair.post(HERE, said(duties[0], version=1, status="delayed", done="EXAMPLE: b", **kept) | {"row": "B1.1"})
    update = Update.objects.get()
    assert (update.status, update.in_the_way, update.next_step) == ("delayed", "EXAMPLE: money", "EXAMPLE: next")


def test_the_rows_button_corrects_what_was_sent(duties, co_chair):
    submit_update(by=SYSTEM, duty=duties[0], version=0, answer=Answer(nothing_new=True), language="en")
    typed = said(duties[0], version=1, status="delayed", done="EXAMPLE") | {"row": "B1.1"}
    page = co_chair.post(HERE, typed, follow=True).content.decode()
    assert "1 correction is sent." in page and "Nothing is sent until" not in page.partition("<main")[2]
    assert (Update.objects.get().done, Update.objects.get().submissions) == ("EXAMPLE", 2)


def test_the_sheet_of_a_closed_round_says_so_and_offers_no_button(round_, duties, co_chair):
    assert "Every button saves all rows" in co_chair.get(HERE).content.decode()
    close_round(by=SYSTEM, round_=round_)
    page = co_chair.get(HERE).content.decode()
    assert "Every button saves all rows" not in page and "The round is closed." in page
    late = co_chair.post(HERE, said(duties[0], done="EXAMPLE: late") | {"act": "save"}).content.decode()
    assert "EXAMPLE: late" in late and not Update.objects.exists()


def test_the_enter_key_saves(duties, co_chair):
    form = co_chair.get(HERE).content.decode().partition('<form class="owed-sheet"')[2]
    first = form.partition("<button")[2].partition(">")[0]
    assert 'name="act" value="save"' in first and 'aria-hidden="true"' in first


def test_an_error_is_beside_its_row_and_an_accepted_row_is_only_read(duties, co_chair):
    page = co_chair.post(HERE, said(duties[0], done="x" * 3000) | {"row": "B1.1"}).content.decode()
    assert f'id="id_d{duties[0].pk}-done_error"' in page and "x" * 3000 in page
    news = Answer(status="on_track", done="EXAMPLE: a")
    update = submit_update(by=SYSTEM, duty=duties[1], version=0, answer=news, language="en")
    accept_update(by=SYSTEM, update=update, version=update.version)
    assert f'name="d{duties[1].pk}-done"' not in co_chair.get(HERE).content.decode()


def test_who_answered_and_who_did_not_as_a_file(duties, co_chair, ana):
    save_draft(by=SYSTEM, duty=duties[0], version=0, answer=Answer(done="EXAMPLE: secret draft"), language="en")
    news = Answer(status="delayed", done="=1+1")
    submit_update(by=SYSTEM, duty=duties[1], version=0, answer=news, language="en")
    answer = co_chair.get("/en/rounds/2026-09/answers.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows[0] == ["Organisation", "Code", "Activity or pledge", "Answer", "Status", "What was done", "Sent on"]
    assert [row[:4] for row in rows[1:]] == [
        ["IOM", "B1.1", "Activity B1.1", "Draft"],
        ["IOM", "B1.4", "Activity B1.4", "Submitted"],
        ["UNICEF", "B1.2", "Activity B1.2", "Without an answer"],
        ["UNICEF", "B1.3", "Activity B1.3", "Without an answer"],
    ]
    assert rows[2][4:] == ["Delayed", "'=1+1", "2026-09-01"]
    assert "secret draft" not in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert signed_in(ana).get("/en/rounds/2026-09/answers.csv").status_code == 404
