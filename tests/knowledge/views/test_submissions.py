import pytest
from django.core.management import call_command

from network_portal.accounts.models import User
from network_portal.knowledge.actions.practices import write_values
from network_portal.knowledge.actions.reviews import publish_practice, return_practice, review_practice
from network_portal.knowledge.models import Practice, PracticeSubmission
from network_portal.knowledge.personal_data import erase, export
from network_portal.knowledge.queries.duties import duties_of
from network_portal.knowledge.rules.reviews import Criterion
from network_portal.notifications.models import Message
from tests.factories import make_organisation, make_practice, make_staff, signed_in
from tests.knowledge.writing import YES

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(ana):
    return signed_in(ana)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_one_begins_writes_a_section_and_goes_on(browser, body):
    answer = browser.post("/en/practices/submit/", {"organisation": body.pk})
    submission = PracticeSubmission.objects.get()
    address = f"/en/practices/submissions/{submission.pk}/about/"
    assert answer.url == address
    assert "One counter for all papers" in text_of(browser.get(address))
    answer = browser.post(address, {"s-version": submission.version, "s-language": "en", "s-title": "Desk"})
    assert answer.url == f"/en/practices/submissions/{submission.pk}/done/"
    submission.refresh_from_db()
    assert submission.title == "Desk"


def test_an_editor_begins_none_for_an_organisation_that_they_may_not_see():
    make_organisation("quiet", kind="civil_society", is_listed=False)
    editor = signed_in(make_staff("editor"))
    page = text_of(editor.post("/en/practices/submit/", {"organisation": "QUIET"}))
    assert "No organisation is known as “QUIET”" in page
    assert not PracticeSubmission.objects.exists()


def test_a_section_saves_itself_aside(browser, draft):
    address = f"/en/practices/submissions/{draft.pk}/about/"
    values = {"s-version": draft.version, "s-language": "en", "s-title": "Desk"}
    answer = browser.post(address, values, headers={"accept": "application/json"}).json()
    draft.refresh_from_db()
    assert (draft.title, answer["versions"], answer["errors"]) == ("Desk", {"s": draft.version}, [])


def test_a_section_in_which_nothing_is_written_is_not_done(browser, draft):
    page = browser.get(f"/en/practices/submissions/{draft.pk}/about/")
    states = {str(one["label"]): one["state"] for one in page.context["steps"]}
    assert states["Who, and how much"] == "optional" and "done" not in states.values()


@pytest.mark.parametrize("language", ["en", "es"])
def test_countries_stand_by_subregion_and_by_name_in_the_readers_language(browser, draft, language):
    call_command("load_taxonomy")
    page = text_of(browser.get(f"/{language}/practices/submissions/{draft.pk}/where-and-when/"))
    assert "<details" in page
    names = {"en": ["Dominica<", "Haiti<", "Jamaica<"], "es": ["Dominica<", "Haití<", "Jamaica<"]}[language]
    places = [page.index(name) for name in names]
    assert places == sorted(places)
    caribbean, south = {"en": ("Caribbean", "South America"), "es": ("Caribe", "América del Sur")}[language]
    assert page.index(caribbean) < places[0] < page.index(south)


def test_every_section_shows_what_was_saved(browser, complete):
    for section, words in {
        "about": "EXAMPLE: one counter",
        "done": "EXAMPLE: evidence",
        "context": "EXAMPLE: problem",
        "where-and-when": 'value="2024"',
        "objectives": "checked",
        "who-and-how-much": "Three letters",
    }.items():
        assert words in text_of(browser.get(f"/en/practices/submissions/{complete.pk}/{section}/"))


def test_a_number_that_no_database_holds_is_one_that_is_not_offered(browser, draft):
    for section, name in (("objectives", "objectives"), ("objectives", "principles"), ("where-and-when", "countries")):
        values = {"s-version": draft.version, f"s-{name}": "9" * 22}
        page = text_of(browser.post(f"/en/practices/submissions/{draft.pk}/{section}/", values))
        assert "is not offered for" in page


def test_begun_by_two_presses_it_is_one_draft(browser, body):
    first, second = (browser.post("/en/practices/submit/", {"organisation": body.pk}).url for _press in range(2))
    assert first == second and PracticeSubmission.objects.count() == 1


def test_what_was_typed_while_somebody_sent_it_stands_on_the_page(browser, sent):
    address = f"/en/practices/submissions/{sent.pk}/"
    answer = browser.post(f"{address}context/", {"s-version": sent.version, "s-problem": "EXAMPLE: typed"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "EXAMPLE: typed" in page and "This practice was sent." in page
    assert browser.get(f"{address}context/").url == address


def test_the_second_press_is_answered_as_the_first(browser, complete):
    there = f"/en/practices/submissions/{complete.pk}/"
    pressed = {"act": "send", "version": complete.version}
    assert [browser.post(there, pressed).status_code for _press in range(2)] == [302, 302]
    assert text_of(browser.get(there)).count("The practice is sent.") == 1
    complete.refresh_from_db()
    chair, desk = signed_in(make_staff("co_chair")), f"/en/practices/review/{complete.pk}/"
    answers = {f"r-{one.value}": "yes" for one in Criterion}
    said = {"act": "review", "r-version": complete.version, "r-words": "EXAMPLE:\r\ngood ", **answers}
    assert [chair.post(desk, said).status_code for _press in range(2)] == [302, 302]
    assert chair.post(desk, said | {"r-words": "EXAMPLE: other"}).status_code == 409
    complete.refresh_from_db()
    publish = {"act": "publish", "version": complete.version}
    assert [chair.post(desk, publish).status_code for _press in range(2)] == [302, 302]
    assert Practice.objects.count() == 1


def test_a_comment_that_comes_after_another_decision_stands_on_the_page(chair, sent):
    return_practice(by=chair, submission=sent, version=sent.version, comment="EXAMPLE: how many?")
    late = {"act": "return", "version": sent.version, "comment": "EXAMPLE: mine"}
    answer = signed_in(make_staff("co_chair")).post(f"/en/practices/review/{sent.pk}/", late)
    page = answer.content.decode()
    assert answer.status_code == 409 and "EXAMPLE: mine" in page.split("What you wrote</h2>")[1]
    assert "This practice is not waiting for a review." in page


def test_the_whole_way_from_sending_to_reading(browser, complete, client):
    address = f"/en/practices/submissions/{complete.pk}/"
    assert "Nothing is missing" in text_of(browser.get(address))
    browser.post(address, {"act": "send", "version": complete.version})
    complete.refresh_from_db()
    assert complete.state == "submitted"
    chair = signed_in(make_staff("co_chair"))
    desk = f"/en/practices/review/{complete.pk}/"
    assert complete.title in text_of(chair.get("/en/practices/review/"))
    answers = {f"r-{one.value}": "yes" for one in Criterion}
    chair.post(desk, {"act": "review", "r-version": complete.version, "r-words": "Good", **answers})
    page = text_of(chair.get(desk))
    assert "Publish the practice" in page
    complete.refresh_from_db()
    chair.post(desk, {"act": "publish", "version": complete.version})
    practice = Practice.objects.get()
    assert "EXAMPLE: done" in text_of(client.get(f"/en/practices/{practice.slug}/"))
    chair.post(f"/en/practices/{practice.slug}/unpublish/", {"version": practice.version, "reason": "Wrong"})
    assert not Practice.objects.published().exists()


def test_staff_changes_what_nobody_knows_who_carried_out(browser, chair, editor, whole):
    practice = make_practice()
    write_values(practice, whole | {"problem": ""})
    address = f"/en/practices/{practice.slug}/"
    assert "Change the practice" not in text_of(browser.get(address))
    assert browser.post(f"{address}change/").status_code == 403
    writer = signed_in(User.objects.get(pk=editor.user_id))
    assert "Change the practice" in text_of(writer.get(address))
    page = writer.post(f"{address}change/").url
    change = PracticeSubmission.objects.get()
    assert page == f"/en/practices/submissions/{change.pk}/"
    values = {"s-version": change.version, "s-results": "EXAMPLE: more", "s-evidence": "x", "s-copyable": "y"}
    writer.post(f"{page}done/", values | {"s-done": "EXAMPLE: done"})
    assert "Nothing is missing" in text_of(writer.get(page))
    assert [one.sentence for one in duties_of(editor)] == [
        "A change of a practice is not sent yet: EXAMPLE: one counter"
    ]
    change.refresh_from_db()
    writer.post(page, {"act": "send", "version": change.version})
    change.refresh_from_db()
    assert "Regional Network" in text_of(writer.get("/en/practices/review/"))
    review_practice(by=chair, submission=change, version=change.version, answers=YES)
    change.refresh_from_db()
    publish_practice(by=chair, submission=change, version=change.version)
    assert "EXAMPLE: more" in text_of(browser.get(address))
    assert Message.objects.get(kind="knowledge.published").address == "editor@example.org"


def test_a_review_without_answers_says_so(sent):
    chair = signed_in(make_staff("co_chair"))
    page = text_of(chair.post(f"/en/practices/review/{sent.pk}/", {"act": "review", "r-version": sent.version}))
    assert "Nothing is chosen for “Relevant" in page


def test_duties_name_what_is_unfinished_and_what_waits(author, chair, draft, complete):
    assert [one.sentence for one in duties_of(author)] == [
        "A practice of EXAMPLE-BODY is not sent yet: EXAMPLE: one counter"
    ]
    PracticeSubmission.objects.update(state="submitted")
    assert [one.sentence for one in duties_of(chair)] == ["1 practice waits for your review."]
    assert list(duties_of(author)) == []


def test_what_one_wrote_is_exported_and_loses_its_author(ana, complete):
    assert export(ana.pk)["practices"][0]["values"]["title"] == "EXAMPLE: one counter"
    erase(ana.pk)
    complete.refresh_from_db()
    assert complete.author is None
