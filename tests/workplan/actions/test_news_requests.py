from dataclasses import replace

import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from tests.factories import (
    actor_with,
    make_activity,
    make_focal_point,
    make_organisation,
    make_plan,
    make_priority,
    make_user,
)
from workplan.actions.news_requests import ask_for_news, preview
from workplan.models import NewsRequest
from workplan.queries.news_requests import may_be_asked

pytestmark = pytest.mark.django_db
WORDS = "EXAMPLE: is <b>the date</b> known?"


@pytest.fixture
def organisation():
    return make_organisation("unicef")


@pytest.fixture
def activity(organisation):
    return make_activity(make_priority(make_plan()), "B1.1", leads=(organisation, make_organisation("ilo")))


def ask(activity, organisation, asked_before=0, words=WORDS):
    return ask_for_news(
        by=actor_with("co_chair", user=make_user()),
        activity=activity,
        organisation=organisation,
        words=words,
        asked_before=asked_before,
    )


def test_each_focal_point_gets_one_mail_in_their_own_language(activity, organisation):
    make_focal_point(organisation, language="fr", email="fr@example.org")
    make_focal_point(organisation, language="es", email="es@example.org")
    make_focal_point(organisation, is_active=False)
    make_focal_point(make_organisation("other"))
    request = ask(activity, organisation)
    mails = {mail.address: mail for mail in Message.objects.all()}
    assert (set(mails), request.people_asked) == ({"fr@example.org", "es@example.org"}, 2)
    assert mails["es@example.org"].language == "es"
    assert "Actividad B1.1" in mails["es@example.org"].text
    assert "/fr/work-plan/2026-2027/activities/B1.1/" in mails["fr@example.org"].text
    assert "<b>the date</b>" in mails["fr@example.org"].text
    assert "&lt;b&gt;the date" in mails["fr@example.org"].html
    event = Event.objects.get(verb="workplan.ask_for_news")
    assert (event.changes, event.note) == ({"asked": [None, "unicef"]}, WORDS)


def test_the_asker_is_named_in_the_reader_s_language(activity, organisation):
    iom = make_organisation("iom", acronym_en="IOM", acronym_pt_br="OIM")
    by = replace(actor_with("co_chair", user=make_user()), acting_for=iom.pk, acting_organisation_name="IOM")
    for language in ("pt-br", "en"):
        make_focal_point(organisation, language=language, email=f"{language}@example.org")
    ask_for_news(by=by, activity=activity, organisation=organisation, asked_before=0)
    subjects = {mail.language: mail.subject for mail in Message.objects.all()}
    assert "OIM" in subjects["pt-br"] and "IOM" in subjects["en"]


def test_who_reports_is_led_to_the_form_and_another_lead_to_the_mail(activity, organisation):
    other = activity.leads.get(position=2).organisation
    for body in (organisation, other):
        make_focal_point(body, language="fr", email=f"{body.slug}@example.org")
        ask(activity, body)
    texts = {mail.address: mail.text for mail in Message.objects.all()}
    form = f"/fr/rounds/news/{activity.subject_id}/"
    assert form in texts["unicef@example.org"] and form not in texts["ilo@example.org"]


def test_the_preview_is_word_for_word_what_is_sent(activity, organisation):
    asker = actor_with("co_chair", user=make_user(name="EXAMPLE Asker"))
    make_focal_point(organisation, language="pt-br")
    said = {"by": asker, "activity": activity, "organisation": organisation, "words": WORDS}
    shown = preview(**said)
    assert Message.objects.count() == 0
    ask_for_news(**said, asked_before=0)
    sent = Message.objects.get()
    assert [(one["language"], one["subject"], one["text"]) for one in shown] == [
        (sent.language, sent.subject, sent.text)
    ]


def test_a_form_sent_twice_asks_once_and_asking_again_is_possible(activity, organisation):
    make_focal_point(organisation)
    ask(activity, organisation)
    with pytest.raises(DomainError) as refused:
        ask(activity, organisation)
    assert (refused.value.code, Message.objects.count()) == ("asked_meanwhile", 1)
    ask(activity, organisation, asked_before=1)
    assert (NewsRequest.objects.count(), Message.objects.count()) == (2, 2)


def test_nobody_to_ask_writes_nothing(activity, organisation):
    with pytest.raises(DomainError) as refused:
        ask(activity, organisation)
    assert refused.value.code == "nobody_to_ask"
    assert (NewsRequest.objects.count(), Event.objects.count()) == (0, 0)


def test_only_organisations_of_the_activity_are_asked(activity):
    other = make_organisation("other")
    make_focal_point(other)
    with pytest.raises(DomainError) as refused:
        ask(activity, other)
    assert refused.value.code == "not_an_organisation_of_activity"


@pytest.mark.parametrize(("state", "code"), [("closed", "plan_not_open"), ("draft", "plan_step_not_possible")])
def test_neither_a_closed_plan_nor_a_draft_asks(organisation, state, code):
    activity = make_activity(make_priority(make_plan(state=state)), leads=(organisation,))
    make_focal_point(organisation)
    with pytest.raises(DomainError) as refused:
        ask(activity, organisation)
    assert refused.value.code == code


def test_the_reporter_comes_first_and_nobody_twice(activity):
    activity.reporter = make_organisation("who")
    assert [one.slug for one in may_be_asked(activity)] == ["who", "unicef", "ilo"]


def test_a_focal_point_without_a_name_is_greeted_all_the_same(activity, organisation):
    person = make_user(language="en")
    person.name = ""
    person.save()
    organisation.team.create(user=person, role="focal_point")
    ask(activity, organisation)
    assert Message.objects.get().text.startswith("Good day,")
