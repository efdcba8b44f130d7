import pytest
from django.test import Client

from network_portal.notifications.actions.heartbeats import beat_heart
from network_portal.notifications.models import Message
from network_portal.notifications.queries.heartbeats import BEAT
from tests.factories import make_draft, make_focal_point, make_organisation, make_plan, make_staff, make_user, signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/en/manage/"


def test_visitors_sign_in_first():
    assert Client().get(ADDRESS)["Location"] == f"/en/accounts/login/?next={ADDRESS}"


def test_each_role_is_offered_the_pages_that_it_may_open():
    draft = make_draft()
    pages = {role: signed_in(make_staff(role)).get(ADDRESS).content.decode() for role in ("co_chair", "administrator")}
    importing = f"/en/work-plan/{draft.slug}/import/"
    for page in pages.values():
        assert "/en/manage/messages/" in page and "/en/accounts/roles/" in page and importing in page
    assert "/en/work-plan/new/" in pages["co_chair"] and "/en/work-plan/new/" not in pages["administrator"]
    assert "/en/accounts/people/" in pages["administrator"] and "/en/accounts/people/" not in pages["co_chair"]


def test_all_is_well_while_the_worker_answers_and_nothing_failed():
    client = signed_in(make_staff("administrator"))
    assert "Beat, which asks for jobs, has given no sign" in client.get(ADDRESS).content.decode()
    beat_heart(BEAT)
    assert "The worker has given no sign" in client.get(ADDRESS).content.decode()
    beat_heart()
    assert "All well" in client.get(ADDRESS).content.decode()
    values = {"address": "a@example.org", "language": "en", "category": "account", "message_id": "<1@a.example>"}
    Message.objects.create(kind="organisations.invitation", state=Message.FAILED, **values)
    page = client.get(ADDRESS).content.decode()
    assert "All well" not in page and "1 message could not be sent." in page


@pytest.mark.parametrize(
    ("person", "board", "management"),
    [
        (lambda: make_staff("co_chair"), True, True),
        (lambda: make_staff("editor"), True, False),
        (lambda: make_staff("administrator"), False, True),
        (lambda: make_focal_point(make_organisation()), True, False),
        (make_user, False, False),
    ],
)
def test_the_menu_of_each_role_reaches_its_pages(person, board, management):
    page = signed_in(person()).get("/en/dashboard/").content.decode()
    assert ('href="/en/work-plan/board/"' in page, 'href="/en/manage/"' in page) == (board, management)


def test_the_menu_keeps_its_order():
    page = signed_in(make_staff("co_chair")).get("/en/dashboard/").content.decode()
    menu = page[page.index('class="site-nav"') :]
    places = [menu.index(f'href="/en/{path}/"') for path in ("objectives", "work-plan", "work-plan/board", "manage")]
    assert places == sorted(places)


def test_the_lasting_address_leads_to_the_board_of_the_plan_in_force():
    client = signed_in(make_staff("co_chair"))
    assert client.get("/en/work-plan/board/")["Location"] == "/en/work-plan/"
    make_plan("2020-2021", state="closed")
    make_plan("2026-2027")
    page = client.get("/en/work-plan/board/", follow=True).content.decode()
    assert 'href="/en/work-plan/board/" aria-current="true"' in page
    assert 'href="/en/work-plan/" aria-current' not in page
