import pytest

from network_portal.common import actors, clock
from network_portal.knowledge.actions.reviews import return_practice
from network_portal.knowledge.actions.submissions import save_section, submit_practice
from network_portal.knowledge.models import PracticeSubmission
from network_portal.knowledge.views.reviews import ROWS
from tests.factories import make_organisation, make_staff, signed_in

pytestmark = pytest.mark.django_db


def test_sent_again_the_earlier_comment_and_what_changed_since_stand_above(sent, author, chair):
    there, staff = f"/en/practices/review/{sent.pk}/", signed_in(make_staff(actors.CO_CHAIR))
    assert "Sent again" not in staff.get(there).content.decode()
    back = return_practice(by=chair, submission=sent, version=sent.version, comment="EXAMPLE: how many?")
    before, said = back.values["results"], {"results": "EXAMPLE: three hundred people"}
    back = save_section(by=author, submission=back, version=back.version, section="done", values=back.values | said)
    submit_practice(by=author, submission=back, version=back.version)
    page = staff.get(there).content.decode()
    again = page.split("Sent again after it was returned")[1].split("</table>")[0]
    assert all(words in again for words in ("EXAMPLE: how many?", before, "EXAMPLE: three hundred people"))
    assert again.count('scope="row"') == 1


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
