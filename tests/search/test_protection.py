"""Private things are planted wherever there is a place for them: the search finds none, and knows no word of them."""

from datetime import date, timedelta

import pytest
from django.db import connection, models

from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.common.languages import CONTENT_LANGUAGES
from network_portal.knowledge.models import PracticeSubmission
from network_portal.organisations.models import Alias, Organisation, TeamMember
from network_portal.search.actions.changes import rebuild_search
from network_portal.search.models import KnownWord, SearchText, WordTrace
from network_portal.search.queries.search import search
from pledges.models import Submission
from tests.factories import (
    make_accepted_update,
    make_activity,
    make_call,
    make_deliverable,
    make_organisation,
    make_plan,
    make_pledge,
    make_pledge_update,
    make_practice,
    make_priority,
    make_publication,
    make_user,
)
from workplan.models import ActivityState, Lead, NewsRequest, Plan

pytestmark = pytest.mark.django_db
SECRETS = [f"{start}{letter * 6}" for start in ("zqx", "zqw") for letter in "abcdefghijklmnopqrstuvwxyz"]


@pytest.fixture
def planted() -> list[str]:
    """Words that stand nowhere but in what the public does not read; the public things around them are indexed."""
    secret = iter(SECRETS)
    hidden = make_organisation(
        "hidden", name_en=next(secret), acronym_en=next(secret), is_listed=False, kind="civil_society"
    )
    Alias.objects.create(organisation=hidden, text=(alias := next(secret)), normalised=alias)
    person = make_user(name=next(secret), email=f"{next(secret)}@example.org")
    TeamMember.objects.create(organisation=hidden, user=person, role="representative")
    draft = make_plan("2030-2031", state="draft", title_en=next(secret), title_es=next(secret))
    make_activity(make_priority(draft, title_en=next(secret)), title_en=next(secret), title_es=next(secret))
    plan = make_plan()
    activity = make_activity(make_priority(plan), "B1.1", title_en="Public activity", leads=(hidden,))
    Lead.objects.create(activity=activity, organisation=make_organisation("zqseenzq"), part="supports")
    make_deliverable(activity, date(2026, 5, 1))
    make_accepted_update(activity, date(2026, 5, 1), state="submitted", done=next(secret), nothing_new=False)
    ActivityState.objects.create(activity=activity, status="on_track", note=next(secret), as_of=date(2026, 5, 2))
    NewsRequest.objects.create(
        activity=activity, organisation=hidden, words=next(secret), language="en", people_asked=1, asked_by=person
    )
    pledge = make_pledge(organisation=hidden, title="Public pledge", text="What everybody may read.")
    pledge.partners.add(make_organisation("partner", acronym_en=next(secret), is_listed=False, kind="academia"))
    make_pledge_update(pledge, state="draft", done=next(secret))
    Submission.objects.create(
        organisation=hidden, author=person, language="en", values={"title": next(secret), "text": next(secret)}
    )
    Submission.objects.create(
        organisation=hidden, author=person, language="en", pledge=pledge, values={"title": next(secret)}
    )
    public_practice = make_practice(title="Public practice", text={"summary": "What everybody may copy."})
    public_practice.implementers.add(hidden)
    off = {"summary": next(secret), "lessons": next(secret)}
    make_practice(title=next(secret), is_published=False, text=off)
    PracticeSubmission.objects.create(
        organisation=hidden, author=person, language="en", values={"title": next(secret), "summary": next(secret)}
    )
    make_publication(title="Public guide", publisher=hidden)
    for state in ("draft", "submitted", "unpublished"):
        make_publication(title=next(secret), state=state, publisher=hidden, text={"summary": next(secret)})
    make_call(next(secret), words=next(secret), is_taken_off=True)
    later = clock.today() + timedelta(days=9)
    make_call(next(secret), words=next(secret), opens_on=later, closes_on=later)
    rebuild_search()
    return [word for word in SECRETS if word not in set(secret)]


def test_the_plants_stand_in_the_database_and_the_public_things_in_the_search(planted):
    assert len(planted) >= 33
    written = " ".join(text for model in (Organisation, User, Plan) for text in texts_of(model))
    assert planted[0] in written
    assert {"activities", "pledges", "plans", "practices", "publications"} <= set(
        SearchText.objects.values_list("kind", flat=True)
    )


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_no_question_finds_a_planted_word(planted, language):
    for word in planted:
        for typed in (word, word[:5], word[:-1], f"public {word}"):
            found = search(typed, language)
            assert not any(word in f"{one.title_text} {one.passage_text} {one.url}" for one in found.results)
            assert word not in found.question.corrected.values()
        assert search(word, language).results == []


def test_no_table_of_the_search_holds_a_planted_word(planted):
    written = " ".join(text for model in (SearchText, KnownWord, WordTrace) for text in texts_of(model))
    assert "everybody may read" in written
    assert not [word for word in planted if word in written]
    assert not [word for word in planted if word in index_of_words()]


def test_a_draft_that_goes_back_and_an_organisation_that_hides_leave(planted):
    plan = Plan.objects.get(slug="2026-2027")
    seen = Organisation.objects.get(slug="zqseenzq")
    assert search("public activity", "en").results
    assert search("ZQSEENZQ", "en").results
    Organisation.objects.filter(pk=seen.pk).update(is_listed=False, kind="civil_society")
    rebuild_search()
    assert search("ZQSEENZQ", "en").results == []
    assert not KnownWord.objects.filter(word="zqseenzq").exists()
    Plan.objects.filter(pk=plan.pk).update(state="draft")
    rebuild_search()
    assert not any(one.kind in ("activities", "plans") for one in search("public activity", "en").results)


def test_the_public_practice_and_guide_of_a_hidden_organisation_are_found_without_it(planted):
    found = search("public practice", "en").results + search("public guide", "en").results
    assert {"practices", "publications"} <= {one.kind for one in found}
    assert not SearchText.objects.filter(kind__in=("practices", "publications", "calls"), title__contains="zq").exists()


def texts_of(model: type[models.Model]) -> list[str]:
    return [str(value) for row in model._default_manager.values() for value in row.values()]


def index_of_words() -> str:
    columns = {"postgresql": "words_index, headings_index FROM search_searchtext", "sqlite": "* FROM search_words"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns[connection.vendor]}")
        return " ".join(str(value) for row in cursor.fetchall() for value in row)
