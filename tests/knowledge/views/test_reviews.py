import pytest

from network_portal.common import actors, clock
from network_portal.knowledge.models import PracticeSubmission
from network_portal.knowledge.views.reviews import ROWS
from tests.factories import make_organisation, make_staff, signed_in

pytestmark = pytest.mark.django_db


def test_the_desk_shows_a_page_at_a_time_the_oldest_first():
    body, staff = make_organisation(), signed_in(make_staff(actors.CO_CHAIR))
    for number in range(ROWS + 1):
        values = {"title": f"Waits {number:02}"}
        PracticeSubmission.objects.create(
            organisation=body, language="en", state="submitted", values=values, submitted_at=clock.now()
        )
    first = staff.get("/en/practices/review/").content.decode()
    assert "Waits 00" in first
    assert f"Waits {ROWS}" not in first
    assert 'href="?page=2"' in first
    second = staff.get("/en/practices/review/?page=2").content.decode()
    assert f"Waits {ROWS}" in second
    assert "Waits 00" not in second
    assert staff.get("/en/practices/review/?page=x").status_code == 200
