from datetime import date, timedelta

import pytest

from network_portal.common.registry import Duty
from network_portal.home.views.dashboard import by_date
from tests.factories import make_user, signed_in

TODAY = date(2026, 11, 20)


def test_duties_stand_by_date_the_earliest_first():
    owed = [
        Duty("later", "/l", TODAY + timedelta(days=31)),
        Duty("whenever", "/w"),
        Duty("today", "/t", TODAY),
        Duty("past", "/p", TODAY - timedelta(days=1)),
        Duty("long past", "/q", TODAY - timedelta(days=9)),
    ]
    groups = by_date(owed, TODAY)
    assert [[duty["title"] for duty in group["duties"]] for group in groups] == [
        ["long past", "past"],
        ["today"],
        ["later"],
        ["whenever"],
    ]
    assert [group["tone"] for group in groups] == ["late", "", "", ""]
    assert by_date([], TODAY) == []


@pytest.mark.django_db
def test_visitors_sign_in_first_and_come_back(client):
    response = client.get("/en/dashboard/")
    assert response.status_code == 302
    assert response.headers["Location"].endswith("?next=/en/dashboard/")


@pytest.mark.django_db
def test_who_owes_nothing_reads_so(monkeypatch):
    monkeypatch.setattr("network_portal.home.views.dashboard.registry.duties.values", list)
    response = signed_in(make_user()).get("/en/dashboard/")
    assert "You are up to date" in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"
