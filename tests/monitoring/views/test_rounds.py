import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.round_steps import reopen_round, write_opening
from network_portal.monitoring.actions.rounds import close_due_rounds, close_round, open_due_rounds
from network_portal.monitoring.actions.updates import save_draft, submit_update
from network_portal.monitoring.models import Duty, EvidenceFile, Round, Update
from network_portal.monitoring.rules.updates import Answer
from network_portal.notifications.actions.bounces import record_delivery_event
from network_portal.notifications.models import Message
from network_portal.notifications.rules.bounces import Told
from network_portal.organisations.models import TeamMember
from tests.factories import actor_with, make_focal_point, make_organisation, make_staff, make_user, signed_in
from tests.monitoring.conftest import at
from workplan.actions.states import set_status
from workplan.models import Activity

HERE = "/en/rounds/2026-09/"
NEWS = Answer(status="on_track", done="EXAMPLE: one meeting")


@pytest.fixture
def planned(activities):
    with clock.stopped_at(at(2026, 8, 20)):
        open_due_rounds()
        yield Round.objects.get(slug="2026-09")


@pytest.fixture
def co_chair(iom):
    person = make_staff("co_chair")
    TeamMember.objects.create(organisation=iom, user=person, role="member")
    return signed_in(person)


@pytest.fixture
def waiting(round_):
    """One submitted update a duty, in the order of the plan: the first is of IOM."""
    return [
        submit_update(by=SYSTEM, duty=duty, version=0, answer=NEWS, language="en")
        for duty in Duty.objects.order_by("pk")
    ]


def main_of(client, path=HERE):
    return client.get(path).content.decode().partition("<main")[2].partition("</main>")[0]


def words_of(client, path=HERE):
    """Without the marks of its dates."""
    return re.sub(r"</?time[^>]*>", "", main_of(client, path))


def chosen(*updates):
    return {"update": [f"{one.pk}.{one.version}" for one in updates]}


def test_the_menu_leads_to_the_rounds_only_those_who_report_or_run_them(round_, co_chair, ana):
    for client, leads in ((co_chair, True), (signed_in(ana), True), (signed_in(make_user()), False)):
        assert ('href="/en/rounds/"' in client.get("/en/work-plan/").content.decode()) is leads


def test_the_list_tells_each_round_with_its_days(round_, ana):
    page = signed_in(ana).get("/en/rounds/").content.decode()
    assert "September 2026" in page and "16 September 2026" in page and "Open" in page
    assert signed_in(make_user()).get("/en/rounds/").status_code == 404


def test_the_round_stands_by_organisation_the_silent_ones_and_those_nobody_can_reach(round_, co_chair, unicef):
    duty = Duty.objects.filter(organisation=unicef).first()
    save_draft(by=SYSTEM, duty=duty, version=0, answer=NEWS, language="en")
    with clock.stopped_at(at(2026, 9, 17)):
        page = co_chair.get(HERE)
    rows = {row.organisation.slug: row for row in page.context["rows"]}
    assert (rows["unicef"].unanswered, rows["unicef"].overdue, rows["unicef"].is_silent) == (2, 2, False)
    assert (rows["iom"].is_silent, rows["iom"].cannot_be_reached, rows["unicef"].cannot_be_reached) == (
        True,
        True,
        False,
    )
    assert [figure["number"] for figure in page.context["figures"]] == [2, 1, 0, 0, 0, 3, 1]
    assert "Nobody can be written to" in page.content.decode()


def test_who_runs_a_round_sees_that_a_mail_came_back(round_, co_chair, ana):
    Message.objects.filter(person=ana).update(state=Message.SENT)
    sent = Message.objects.filter(person=ana).latest("pk")
    for bounce in ("deferred", "bounced"):
        record_delivery_event(Told("postal", bounce, sent.message_id, bounce, clock.now()))
        rows = {row.organisation.slug: row for row in co_chair.get(HERE).context["rows"]}
        assert rows["unicef"].cannot_be_reached is (bounce == "bounced")
    assert "An address does not work" in co_chair.get(HERE).content.decode()


def test_each_figure_leads_to_what_it_counts(round_, co_chair, unicef):
    duty = Duty.objects.filter(organisation=unicef).first()
    save_draft(by=SYSTEM, duty=duty, version=0, answer=Answer(done="EXAMPLE: secret"), language="en")
    with clock.stopped_at(at(2026, 9, 17)):
        for figure in co_chair.get(HERE).context["figures"]:
            if figure["number"]:
                page = co_chair.get(HERE + figure["url"])
                bodies = {line.duty.organisation for line in page.context["listed"]}
                counted = len(bodies) if "silent" in figure["url"] else len(page.context["listed"])
                assert counted == figure["number"], figure
                assert "EXAMPLE: secret" not in page.content.decode()
        page = co_chair.get(f"{HERE}?show=due&organisation=unicef")
        assert [line.facts.code for line in page.context["listed"]] == ["B1.3"]
        assert "listed" not in co_chair.get(f"{HERE}?show=nonsense").context


def test_the_summary_tells_the_meeting_what_changed_and_what_is_in_the_way(round_, co_chair, ana, unicef):
    duty = Duty.objects.filter(organisation=unicef).first()
    news = Answer(status="delayed", done="EXAMPLE: half", in_the_way="EXAMPLE: no venue", next_step="EXAMPLE: ask")
    submit_update(by=SYSTEM, duty=duty, version=0, answer=news, language="es")
    other = Duty.objects.filter(organisation=unicef).last()
    save_draft(by=SYSTEM, duty=other, version=0, answer=Answer(in_the_way="EXAMPLE: secret"), language="es")
    page = co_chair.get(f"{HERE}summary/").content.decode()
    assert "1 of 3 answered" in page and "1 of 2" in page and "0 of 1" in page
    for words in ("EXAMPLE: no venue", "EXAMPLE: ask", "1 update waits for a decision."):
        assert words in page
    assert "EXAMPLE: half" not in page, "nobody accepted that status yet"
    assert "EXAMPLE: secret" not in page
    assert signed_in(ana).get(f"{HERE}summary/").status_code == 404


def test_the_summary_tells_accepted_statuses_beside_those_that_they_changed(round_, co_chair, activities, unicef):
    """B1.2 stood on track by a co-chair's word, B1.3 reports what it was already; a later word changes neither row."""
    by = actor_with("co_chair", user=make_staff("co_chair"))
    for activity in activities[1:]:
        set_status(by=by, activity=activity, version=activity.version, status="on_track", source="EXAMPLE")
    for duty, status in zip(Duty.objects.filter(organisation=unicef), ("delayed", "on_track"), strict=True):
        news = Answer(status=status, done="EXAMPLE: half")
        with clock.stopped_at(at(2026, 9, 3)):
            update = submit_update(by=SYSTEM, duty=duty, version=0, answer=news, language="es")
        with clock.stopped_at(at(2026, 9, 4)):
            accept_update(by=SYSTEM, update=update, version=update.version)
    with clock.stopped_at(at(2026, 9, 9)):
        activity = Activity.objects.get(code="B1.2")
        set_status(by=by, activity=activity, version=activity.version, status="completed", source="EXAMPLE")
        changed = co_chair.get(f"{HERE}summary/").context["changed"]
    assert [(line.facts.code, line.before, line.update.status) for line in changed] == [("B1.2", "on_track", "delayed")]


def test_a_focal_point_sees_its_own_door_and_nothing_of_others(round_, ana, waiting):
    page = signed_in(ana).get(HERE)
    assert [one["url"] for one in page.context["mine"]] == ["/en/rounds/2026-09/organisations/unicef/"]
    assert "rows" not in page.context and "IOM" not in page.content.decode().partition("<main")[2]


def test_an_address_that_fails_is_shown(round_, co_chair, ana):
    Message.objects.filter(person=ana).update(state=Message.FAILED)
    assert "An address does not work" in co_chair.get(HERE).content.decode()


def test_many_are_accepted_at_once_and_ones_own_is_left_to_the_other(waiting, co_chair):
    page = co_chair.get(HERE)
    assert [one["may_decide"] for one in page.context["waiting"]] == [True, True, False]
    answer = co_chair.post(f"{HERE}accept/", chosen(*waiting), follow=True).content.decode()
    assert "2 updates are accepted." in answer
    assert "the other co-chair does" in answer
    assert list(Update.objects.order_by("pk").values_list("state", flat=True)) == ["submitted", "accepted", "accepted"]


@pytest.mark.parametrize("value", ["", "x", "1", "1.", "1.x", "9" * 40 + ".1", "0.1", "²."])
def test_what_is_no_choice_accepts_nothing(waiting, co_chair, value):
    page = co_chair.post(f"{HERE}accept/", {"update": [value]}, follow=True).content.decode()
    assert "Nothing is accepted: choose at least one update first." in page
    assert not Update.objects.filter(state="accepted").exists()


def test_what_changed_since_it_was_read_is_not_accepted(waiting, co_chair):
    seen = chosen(waiting[1])
    submit_update(by=SYSTEM, duty=waiting[1].duty, version=waiting[1].version, answer=NEWS, language="en")
    co_chair.post(f"{HERE}accept/", seen)
    assert Update.objects.get(pk=waiting[1].pk).state == "submitted"


def test_returned_with_its_comment_which_an_error_does_not_lose(waiting, co_chair):
    there = f"{HERE}updates/{waiting[1].pk}/return/"
    assert NEWS.done in co_chair.get(there).content.decode()
    assert "field-error" in co_chair.post(there, {"version": 1, "comment": " "}).content.decode()
    stale = co_chair.post(there, {"version": 9, "comment": "EXAMPLE: which?"}).content.decode()
    assert "EXAMPLE: which?</textarea>" in stale and 'name="version" value="1"' in stale
    assert co_chair.post(there, {"version": 1, "comment": "EXAMPLE: which?"}).status_code == 302
    assert Update.objects.get(pk=waiting[1].pk).state == "returned"
    assert Message.objects.filter(kind="monitoring.returned").count() == 1
    assert co_chair.get(f"/en/rounds/2026-06/updates/{waiting[1].pk}/return/").status_code == 404


def test_the_preview_of_a_nudge_is_what_is_sent(round_, co_chair, unicef, iom):
    form = {"organisation": [unicef.pk, iom.pk], "words": "EXAMPLE: please", "nudged_before": 0}
    before = Message.objects.count()
    page = co_chair.post(f"{HERE}nudge/", form | {"act": "preview"})
    assert Message.objects.count() == before
    [mail] = page.context["mails"]
    assert mail["subject"] in page.content.decode()
    assert [co_chair.post(f"{HERE}nudge/", form | {"act": "send"}).status_code for _ in range(2)] == [302, 302]
    [message] = Message.objects.filter(kind="monitoring.nudge")
    assert message.subject == mail["subject"]
    assert mail["text"] == message.text.replace("[[link]]", "(enlace personal)") != message.text
    asked_after = co_chair.get(f"{HERE}nudge/").context["owing"][0]
    assert asked_after["was_nudged"] and not page.context["owing"][0]["was_nudged"]


def test_who_nudges_sees_when_each_organisation_was_last_asked(round_, co_chair, unicef):
    page = co_chair.get(f"{HERE}nudge/").content.decode().partition("<main")[2]
    assert page.count("last asked on") == 1 and "nudged on" not in page, "IOM has nobody who could be asked"
    form = {"organisation": [unicef.pk], "words": "", "nudged_before": 0, "act": "send"}
    assert co_chair.post(f"{HERE}nudge/", form).status_code == 302
    page = co_chair.get(f"{HERE}nudge/").content.decode().partition("<main")[2]
    assert "last asked on" not in page
    assert "1 September 2026" in page.partition("nudged on")[2]


def test_a_nudge_to_nobody_says_so_and_keeps_the_words(round_, co_chair):
    page = co_chair.post(f"{HERE}nudge/", {"words": "EXAMPLE: please", "nudged_before": 0, "act": "send"})
    assert "Choose at least one organisation." in page.content.decode()
    assert "EXAMPLE: please</textarea>" in page.content.decode()


def test_the_opening_is_written_held_and_the_round_opened_by_hand(planned, co_chair):
    words = {"version": planned.version, "words": "EXAMPLE: welcome", "is_held": "on"}
    assert co_chair.post(f"{HERE}opening/", words).status_code == 302
    late = co_chair.post(f"{HERE}opening/", words | {"words": "EXAMPLE: other"})
    assert "EXAMPLE: other</textarea>" in late.content.decode() and "EXAMPLE: welcome" in late.content.decode()
    assert f'name="version" value="{planned.version + 1}"' in late.content.decode(), "sent again, it wins"
    assert "opens on its day" in co_chair.post(f"{HERE}open/", follow=True).content.decode()
    with clock.stopped_at(at(2026, 9, 1)):
        assert open_due_rounds() == []
        opener = signed_in(make_staff("co_chair"))
        assert "The round is open." in opener.post(f"{HERE}open/", follow=True).content.decode()


def test_days_out_of_order_are_refused_beside_their_field(round_, co_chair):
    form = {"version": round_.version, "due_on": "2026-10-02", "closes_on": "2026-10-01"}
    page = co_chair.post(f"{HERE}days/", form).content.decode()
    assert 'id="id_due_on_error"' in page and 'value="2026-10-02"' in page
    assert co_chair.post(f"{HERE}days/", form | {"closes_on": "2026-10-20"}).status_code == 302
    assert f"{Round.objects.get().closes_on}" == "2026-10-20"


def test_who_closes_early_is_asked_first_and_told_whose_answers_are_missing(round_, co_chair, unicef):
    there = f"{HERE}close/"
    assert f'href="{there}"' in co_chair.get(HERE).content.decode()
    page = co_chair.get(there).content.decode()
    assert "3 updates have not been sent" in page and "UNICEF" in page and "IOM" in page
    assert Round.objects.get().is_open, "a look closes nothing"
    co_chair.post(there)
    assert "This round is not open." in co_chair.get(there, follow=True).content.decode()


def test_closed_early_every_page_tells_the_real_day(round_, co_chair, ana):
    planned = "1 October 2026"
    assert planned in co_chair.get(HERE).content.decode()
    with clock.stopped_at(at(2026, 9, 7)):
        close_round(by=SYSTEM, round_=round_)
    theirs = signed_in(ana).get(f"{HERE}organisations/unicef/").content.decode()
    for page in (co_chair.get(HERE).content.decode(), co_chair.get("/en/rounds/").content.decode(), theirs):
        assert "7 September 2026" in page and planned not in page


def test_closed_by_the_calendar_it_tells_the_planned_day(round_, co_chair):
    with clock.stopped_at(at(2026, 10, 2)):
        close_due_rounds()
    assert "It took updates until" in co_chair.get(HERE).content.decode()
    assert "1 October 2026" in co_chair.get(HERE).content.decode()


@pytest.mark.parametrize("door", [f"{HERE}accept/", f"{HERE}open/", "/en/rounds/news/accept/"])
def test_the_address_of_a_button_opened_alone_leads_back(round_, co_chair, door):
    answer = co_chair.get(door)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    page = answer.content.decode()
    assert "nothing was changed" in page and 'href="/en/dashboard/"' in page


def test_closed_and_reopened_for_one(round_, co_chair, unicef):
    assert "The round is closed." in co_chair.post(f"{HERE}close/", follow=True).content.decode()
    assert "This round is not open." in co_chair.post(f"{HERE}close/", follow=True).content.decode()
    for until, status in (("2026-08-01", 200), ("2026-10-30", 302)):
        assert co_chair.post(f"{HERE}reopen/", {"organisation": unicef.pk, "until": until}).status_code == status
    stranger = make_organisation("undp")
    assert co_chair.post(f"{HERE}reopen/", {"organisation": stranger.pk, "until": "2026-10-30"}).status_code == 200


def test_only_a_co_chair_runs_a_round(round_, waiting, ana):
    doors = ("opening/", "days/", "reopen/", "nudge/", f"updates/{waiting[1].pk}/return/")
    for path in doors:
        assert Client().get(HERE + path).status_code == 302
        for person in (ana, make_staff("editor"), make_staff("administrator")):
            assert signed_in(person).get(HERE + path).status_code == 403
    assert signed_in(ana).post(f"{HERE}accept/", chosen(*waiting)).status_code == 403


def test_the_dashboard_says_what_is_owed_and_what_waits_for_a_decision(round_, waiting, ana, co_chair, unicef):
    Update.objects.filter(pk=waiting[1].pk).update(state="returned", comment="EXAMPLE")
    theirs = signed_in(ana).get("/en/dashboard/").content.decode()
    assert "UNICEF owes 1 update of the round of September 2026." in theirs
    assert "/en/rounds/2026-09/organisations/unicef/" in theirs
    assert (
        "1 update of the round of September 2026 waits for a decision."
        in co_chair.get("/en/dashboard/").content.decode()
    )
    close_round(by=SYSTEM, round_=round_)
    assert "owes 1 update" not in signed_in(ana).get("/en/dashboard/").content.decode()


def test_as_many_queries_for_sixty_organisations_as_for_two(plan, activities, co_chair, django_assert_max_num_queries):
    for number in range(60):
        make_focal_point(make_organisation(f"body-{number}"))
    open_due_rounds()
    with django_assert_max_num_queries(22):
        co_chair.get(HERE)


def test_an_accepted_update_stands_on_the_activitys_page_with_its_round_in_words(waiting, co_chair, activities):
    co_chair.post(f"{HERE}accept/", chosen(waiting[1]))
    page = Client().get(f"/en/work-plan/2026-2027/activities/{activities[1].code}/").content.decode()
    assert NEWS.done in page and "Round of September 2026" in page and "UNICEF" in page


def test_who_decides_sees_what_shows_it_what_is_in_the_way_and_the_next_step(round_, co_chair, unicef):
    duty = Duty.objects.filter(organisation=unicef).first()
    news = replace(NEWS, evidence="https://example.org/minutes", in_the_way="EXAMPLE: no venue", next_step="EXAMPLE: x")
    update = submit_update(by=SYSTEM, duty=duty, version=0, answer=news, language="en")
    file = EvidenceFile.objects.create(
        update=update, stored="a.pdf", name="list.pdf", kind="pdf", size=9, sha256="0" * 64, added_in=1
    )
    page = co_chair.get(HERE).content.decode()
    waiting = page.partition('id="waiting"')[2].partition("</form>")[0]
    for words in ('href="https://example.org/minutes"', "EXAMPLE: no venue", "EXAMPLE: x", f"/en/evidence/{file.pk}/"):
        assert words in waiting
    assert "<details" in waiting and " open>" in waiting, "short words are not folded"
    Update.objects.update(next_step="EXAMPLE " * 100)
    assert " open>" not in co_chair.get(HERE).content.decode().partition('id="waiting"')[2].partition("</form>")[0]


def test_a_closed_round_tells_what_was_said_before_it_and_nothing_later(round_, ana, unicef):
    duty = Duty.objects.filter(organisation=unicef).first()
    later = Round.objects.create(
        slug="2026-12", plan=round_.plan, opens_on="2026-12-01", due_on="2026-12-16", closes_on="2026-12-31",
        meets_in="2027-02-01", since="2026-11-01", state="open", opened_at=at(2026, 12, 1),
    )  # fmt: skip
    close_round(by=SYSTEM, round_=round_)
    next_time = Duty.objects.create(round=later, subject=duty.subject, organisation=unicef)
    with clock.stopped_at(at(2026, 12, 2)):
        for one in (next_time, None):
            Update.objects.create(
                duty=one, subject=duty.subject, organisation=unicef, state="accepted", done="EXAMPLE: later",
                language="en", submitted_at=clock.now(), decided_at=clock.now(),
            )  # fmt: skip
        mine = signed_in(ana)
        assert "EXAMPLE: later" not in mine.get(f"{HERE}organisations/unicef/").content.decode()
        Update.objects.filter(duty=None).update(submitted_at=at(2026, 8, 1), decided_at=at(2026, 8, 2))
        assert "EXAMPLE: later" in mine.get(f"{HERE}organisations/unicef/").content.decode()


def test_a_round_is_opened_by_a_button_on_its_day_and_before_it_says_which(planned, co_chair):
    button = f'action="{HERE}open/"'
    page = words_of(co_chair)
    assert button not in page and "It opens on 1 September 2026 by itself" in page
    with clock.stopped_at(at(2026, 9, 1)):
        assert button in main_of(signed_in(make_staff("co_chair")))
    with clock.stopped_at(at(2026, 10, 2)):
        page = main_of(signed_in(make_staff("co_chair")))
        assert button not in page and "does not open any more" in page


def test_a_held_call_is_shown_with_its_words_its_readers_and_its_mail_and_is_released(planned, co_chair, ana):
    write_opening(
        by=SYSTEM, round_=planned, version=planned.version, words="EXAMPLE: bienvenidos", language="es", is_held=True
    )
    page = co_chair.get(HERE)
    mail, body = page.context["mail"], page.content.decode()
    assert "The call is held" in body and "EXAMPLE: bienvenidos" in body
    asked = {one.organisation.slug: len(one.subjects) for one in page.context["callees"]}
    assert asked == {"iom": 1, "unicef": 2}
    with clock.stopped_at(at(2026, 9, 1)):
        assert open_due_rounds() == []
        version = Round.objects.get(pk=planned.pk).version
        client = signed_in(make_staff("co_chair"))
        client.post(f"{HERE}opening/", {"version": version, "words": "EXAMPLE: bienvenidos"})
        assert "The call is released." in client.get(HERE).content.decode()
        assert len(open_due_rounds()) == 1
    sent = Message.objects.get(kind="monitoring.call", person=ana)
    assert sent.subject == mail["subject"]
    assert sent.text.replace("[[link]]", "(enlace personal)") == mail["text"]
    assert Round.objects.get(pk=planned.pk).words_language == "es", "released by who reads English"


def test_who_closes_is_told_what_still_waits_for_a_decision(waiting, co_chair):
    page = co_chair.get(f"{HERE}close/").content.decode()
    assert "3 updates wait for a decision." in page and f"{HERE}#waiting" in page


def test_a_round_reopened_for_one_says_so_wherever_it_is_looked_at(round_, co_chair, ana, unicef):
    close_round(by=SYSTEM, round_=round_)
    pages = ((co_chair, HERE), (co_chair, f"{HERE}organisations/unicef/"), (signed_in(ana), HERE))
    told = "Open again for UNICEF until 30 October 2026."
    assert not any(told in words_of(client, path) for client, path in pages)
    reopen_round(by=SYSTEM, round_=round_, organisation_id=unicef.pk, until=date(2026, 10, 30))
    for client, path in pages:
        assert told in words_of(client, path), path
    theirs = signed_in(ana).get("/en/dashboard/").content.decode()
    assert "The round of September 2026 is open again for UNICEF, which owes 2 updates." in theirs
    with clock.stopped_at(at(2026, 10, 31)):
        assert told not in words_of(signed_in(ana))


def test_ones_own_organisation_stands_with_its_count_and_one_primary_button(round_, ana, duties, co_chair):
    mine = signed_in(ana)
    submit_update(by=SYSTEM, duty=duties[0], version=0, answer=NEWS, language="en")
    page = main_of(mine)
    assert "UNICEF: 1 of 2 answered." in page and "What UNICEF owes" in page
    close_round(by=SYSTEM, round_=round_)
    page = main_of(mine)
    assert "What UNICEF answered" in page and 'class="button"' not in page
    Update.objects.update(state="accepted")
    main = main_of(co_chair)
    assert f'class="button" href="{HERE}summary/"' in main and main.count('class="button"') == 1


def test_the_summary_tells_what_was_done_once_it_is_accepted(waiting, co_chair):
    assert NEWS.done not in main_of(co_chair, f"{HERE}summary/")
    accept_update(by=SYSTEM, update=waiting[1], version=waiting[1].version)
    assert main_of(co_chair, f"{HERE}summary/").count(NEWS.done) == 1


def test_the_form_of_the_days_names_the_day_of_the_opening(round_, co_chair):
    assert "The round opened on 1 September 2026" in words_of(co_chair, f"{HERE}days/")


def test_who_reopens_chooses_from_words(round_, co_chair):
    page = main_of(co_chair, f"{HERE}reopen/")
    assert "Choose</option>" in page and "-----" not in page


def test_a_nudge_tells_until_when_updates_were_asked_for(round_, co_chair, unicef):
    form = {"organisation": [unicef.pk], "words": "", "nudged_before": 0, "act": "send"}
    User.objects.update(language="en")
    co_chair.post(f"{HERE}nudge/", form)
    assert "asked for by 16 September 2026" in Message.objects.get(kind="monitoring.nudge").text
