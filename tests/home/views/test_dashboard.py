from datetime import date, timedelta

import pytest

from network_portal.common.registry import Duty
from network_portal.home.views.dashboard import in_order
from network_portal.organisations.models import TeamMember
from tests.factories import make_organisation, make_user, signed_in

TODAY = date(2026, 11, 20)


def test_what_was_asked_in_person_stands_first_then_all_by_date():
    owed = [
        Duty("later", "/l", TODAY + timedelta(days=31)),
        Duty("whenever", "/w"),
        Duty("today", "/t", TODAY),
        Duty("past", "/p", TODAY - timedelta(days=1)),
        Duty("long past", "/q", TODAY - timedelta(days=9)),
        Duty("all that is past", "/r", TODAY - timedelta(days=20), stands_for=7),
        Duty("asked", "/a", is_asked=True),
        Duty("asked with a date", "/b", TODAY + timedelta(days=3), is_asked=True),
    ]
    groups = in_order(owed, TODAY)
    assert [[duty["title"] for duty in group["duties"]] for group in groups] == [
        ["asked with a date", "asked"],
        ["long past", "past", "all that is past"],
        ["today"],
        ["later"],
        ["whenever"],
    ]
    assert [group["tone"] for group in groups] == ["", "late", "", "", ""]
    assert in_order([], TODAY) == []


@pytest.mark.django_db
def test_visitors_sign_in_first_and_come_back(client):
    response = client.get("/en/dashboard/")
    assert response.status_code == 302
    assert response.headers["Location"].endswith("?next=/en/dashboard/")


@pytest.mark.django_db
def test_a_duty_says_what_to_know_and_where_to_answer(monkeypatch):
    owed = Duty(
        "of B1.2", "/a", note="asked in May", words="any <b>date</b>?", answer_url="mailto:a@b", is_example=True
    )
    here = Duty("of B1.3", "/b", answer_url="/en/rounds/news/3/")
    both = lambda actor: [owed, here]  # noqa: E731
    monkeypatch.setattr("network_portal.home.views.dashboard.registry.duties.values", lambda: [both])
    page = signed_in(make_user()).get("/en/dashboard/").content.decode()
    assert 'href="/en/rounds/news/3/">Report news' in page
    assert '<a href="/a">of B1.2</a>' in page and 'href="mailto:a@b">Answer by e-mail' in page
    assert "asked in May" in page and "any &lt;b&gt;date&lt;/b&gt;?" in page
    assert 'class="example"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "said"),
    [("focal_point", "When the co-chairs ask UNICEF for news"), ("member", "asked of its focal points, not of you")],
)
def test_a_team_reads_what_could_be_asked_of_it(role, said):
    person = make_user()
    TeamMember.objects.create(organisation=make_organisation("unicef"), user=person, role=role)
    page = signed_in(person).get("/en/dashboard/").content.decode()
    assert "Nothing waits for you." in page and said in page


@pytest.mark.django_db
def test_who_owes_nothing_reads_so(monkeypatch):
    monkeypatch.setattr("network_portal.home.views.dashboard.registry.duties.values", list)
    response = signed_in(make_user()).get("/en/dashboard/")
    assert "You are up to date" in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"
