from datetime import timedelta

import pytest

from network_portal.common import clock
from pledges.models import GlobalReport
from tests.factories import make_organisation, make_pledge, make_pledge_update, make_staff, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(ana):
    return signed_in(ana)


@pytest.fixture
def pledge(body):
    found = make_pledge(organisation=body, global_number="77", measured="EXAMPLE: offices")
    found.partners.add(make_organisation("partner", name_en="EXAMPLE: partner"))
    return found


@pytest.fixture
def there(pledge):
    return f"/en/pledges/{pledge.reference}/updates/{make_pledge_update(pledge).pk}/global-form/"


def test_in_the_order_of_the_form_and_once_more_as_one_text(client, there, pledge):
    page = client.get(there).content.decode()
    order = ["77", pledge.reference, "EXAMPLE: partner", pledge.title, "EXAMPLE: done", "EXAMPLE: offices"]
    facts = page[page.index('<dl class="facts">') :]
    places = [facts.index(f">{words}") for words in order]
    assert places == sorted(places)
    assert page.count("EXAMPLE: offices") == 2 and "Not reported there yet." in page


def test_its_day_is_kept_and_may_be_mended(client, there):
    today = clock.today()
    for day in (today, today - timedelta(days=0)):
        assert client.post(there, {"day": day.isoformat()}).url == there
    assert GlobalReport.objects.get().reported_on == today
    assert "Reported there on" in client.get(there).content.decode()


@pytest.mark.parametrize(("shift", "sentence"), [(1, "This day is in the future."), (-9, "was written after this day")])
def test_a_day_that_cannot_be_is_refused_in_its_place(client, there, shift, sentence):
    day = clock.today() + timedelta(days=shift)
    answer = client.post(there, {"day": day.isoformat()})
    assert sentence in answer.content.decode() and not GlobalReport.objects.exists()


def test_only_accepted_updates_of_this_pledge(client, pledge, body):
    waiting, other = make_pledge_update(pledge, state="submitted"), make_pledge_update(make_pledge(organisation=body))
    for update in (waiting, other):
        assert client.get(f"/en/pledges/{pledge.reference}/updates/{update.pk}/global-form/").status_code == 404


def test_the_pledge_leads_its_team_and_the_co_chairs_there_and_nobody_else(client, there, pledge):
    own = f"/en/pledges/{pledge.reference}/"
    for reader, sees in (
        (client, True),
        (signed_in(make_staff("co_chair")), True),
        (signed_in(make_staff("editor")), False),
    ):
        assert (there in reader.get(own).content.decode()) == sees
        assert reader.get(there).status_code == (200 if sees else 404)
