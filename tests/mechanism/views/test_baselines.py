from datetime import timedelta

import pytest

from mechanism.models import Baseline
from network_portal.bodies.models import Mandate
from network_portal.common import clock
from network_portal.taxonomy.models import Country
from tests.factories import make_organisation, make_seat, make_staff, make_table, make_user, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/en/mechanism/organisations/missing/"


@pytest.fixture
def co_chair():
    return signed_in(make_staff("co_chair"))


def delegate(office):
    person, day = make_user(), clock.today()
    days = {"starts_on": day - timedelta(days=9), "ends_on": day + timedelta(days=9)}
    body = make_organisation(kind="civil_society")
    Mandate.objects.create(body=make_table(), office=office, person=person, organisation=body, **days)
    return person


def test_principal_delegates_and_co_chairs_read_it():
    principal = delegate("principal_delegate")
    answer = signed_in(principal).get(PAGE)
    assert answer.status_code == 200 and "no-store" in answer.headers["Cache-Control"]
    assert "/second-factor/" in signed_in(principal, second_factor=False).get(PAGE).url
    assert signed_in(make_user()).get(PAGE).status_code == 403


def test_a_secretary_alone_does_not():
    assert signed_in(delegate("secretary")).get(PAGE).status_code == 403


def test_nobody_first_and_few_are_not_told(co_chair):
    for iso2, name in (("HN", "Honduras"), ("GT", "Guatemala")):
        Country.objects.create(iso3=f"{iso2}X", iso2=iso2, status="member_state", name_en=name)
    table = make_table()
    for number in range(3):
        make_seat(table, make_organisation(f"m-{number}", kind="media", is_listed=False))
    for number in range(6):
        make_seat(table, make_organisation(f"u-{number}", kind="trade_union", is_listed=False))
    wished = {"kind-media": 9, "kind-trade_union": 7, "kind-academia": 2, "country-HN": 1}
    assert co_chair.post(PAGE, wished).url == PAGE
    page = co_chair.get(PAGE).content.decode()
    assert "UNDEFINED" not in page
    listed = page[page.index("<tbody>") : page.index("</tbody>")]
    order = [listed.index(words) for words in ("Academia", "Honduras", "Media", "Trade union")]
    assert order == sorted(order)
    assert "a few, fewer than five" in listed and "up to 9" in listed and "Guatemala" not in listed


def test_what_somebody_else_saved_in_another_line_stays(co_chair):
    co_chair.post(PAGE, {"kind-media": "4"})
    seen_by_another = {"initial-kind-media": "", "initial-kind-academia": "", "kind-media": "", "kind-academia": "3"}
    co_chair.post(PAGE, seen_by_another)
    assert dict(Baseline.objects.values_list("kind", "wanted")) == {"media": 4, "academia": 3}


def test_an_invitation_names_whom_it_looks_for(co_chair):
    page = co_chair.get(f"{PAGE}?invite=kind-media").content.decode()
    assert "It is looking for: Media." in page and "/en/mechanism/join/" in page


@pytest.mark.parametrize(("number", "words"), [("-3", "no number below 0"), ("1001", "no number above 1000")])
@pytest.mark.parametrize("line", ["kind-media", "country-HN"])
def test_a_number_that_nobody_can_wish_is_refused_beside_its_line_and_kept(co_chair, line, number, words):
    Country.objects.create(iso3="HND", iso2="HN", status="member_state", name_en="Honduras")
    page = co_chair.post(PAGE, {line: number})
    assert page.status_code == 200 and not Baseline.objects.exists()
    told = page.content.decode()
    assert [words in error for error in page.context["form"].errors[line]] == [True]
    assert told.count(words) == 2, "in the summary and beside the line"
    assert f'value="{number}"' in told and f'href="#id_{line}"' in told


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
def test_the_invitation_leads_to_joining_in_the_language_of_the_page(co_chair, settings, language):
    page = co_chair.get(PAGE.replace("/en/", f"/{language}/"))
    assert page.context["invitation"].endswith(f"{settings.SITE_URL}/{language}/mechanism/join/")
