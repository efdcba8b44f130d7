import pytest

from network_portal.monitoring.models import ReportingChoice
from tests.factories import make_focal_point, make_organisation, make_staff, signed_in

HERE = "/en/rounds/choices/"


@pytest.fixture
def honduras(unicef):
    return make_organisation("honduras", kind="government")


def test_a_focal_point_chooses_for_their_own_organisation_and_no_other(activities, honduras):
    client = signed_in(make_focal_point(honduras))
    page = client.get(HERE).content.decode()
    assert "HONDURAS" in page and "UNICEF" not in page
    shown = client.get(f"{HERE}honduras/").context["form"]
    assert (shown["is_called"].value(), shown["is_reminded"].value()) == (False, False)
    answer = client.post(f"{HERE}honduras/", {"version": 0, "is_called": "on"}, follow=True)
    assert "The choice of HONDURAS is saved." in answer.content.decode()
    kept = ReportingChoice.objects.get()
    assert (kept.organisation, kept.is_called, kept.is_reminded) == (honduras, True, False)
    assert client.post(f"{HERE}unicef/", {"version": 0}).status_code == 403


def test_a_co_chair_sees_all_that_may_be_asked_and_of_two_who_choose_the_second_sees_both(activities, honduras):
    client = signed_in(make_staff("co_chair"))
    assert "UNICEF" in client.get(HERE).content.decode()
    client.post(f"{HERE}honduras/", {"version": 0, "is_called": "on"})
    assert "HONDURAS" in client.get(HERE).content.decode()
    late = client.post(f"{HERE}honduras/", {"version": 0, "is_called": "on", "is_reminded": "on"})
    assert late.status_code == 409
    assert not ReportingChoice.objects.get().is_reminded
    again = client.post(f"{HERE}honduras/", {"version": 0, "is_called": "on"})
    assert again.status_code == 302, "the same press twice"
