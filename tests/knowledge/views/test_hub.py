import re
from datetime import date

import pytest

from network_portal.common import actors
from network_portal.knowledge.models import Practice
from tests.factories import make_practice, make_staff, signed_in

pytestmark = pytest.mark.django_db
PAGE = "https://example.org/practice"
MARK = {"version": 1, "state": "published", "sent_on": "2026-05-01", "published_on": "2026-05-20", "address": PAGE}


def test_an_editor_keeps_it_and_everybody_reads_it(client):
    practice = make_practice()
    address = f"/en/practices/{practice.slug}/"
    editor = signed_in(make_staff(actors.EDITOR))
    assert editor.post(f"{address}hub/", MARK).status_code == 302
    page = client.get(address).content.decode()
    assert "Sent on 1 May 2026; published on 20 May 2026" in re.sub(r"</?time[^>]*>", "", page)
    assert f'href="{PAGE}"' in page
    told = client.get(f"/api/v1/practices/{practice.slug}/").json()
    assert (told["hub_sent_on"], told["hub_published_on"], told["hub_address"]) == ("2026-05-01", "2026-05-20", PAGE)


def test_what_does_not_fit_stands_beside_its_field(client):
    practice = make_practice()
    editor = signed_in(make_staff(actors.EDITOR))
    page = editor.post(f"/en/practices/{practice.slug}/hub/", MARK | {"address": ""}).content.decode()
    assert "Give the address of its page in the Hub." in page
    assert Practice.objects.get().hub_sent_on is None


def test_the_loser_of_a_race_keeps_their_words(client):
    practice = make_practice(version=2, hub_state="sent", hub_sent_on=date(2026, 4, 1))
    answer = signed_in(make_staff(actors.EDITOR)).post(f"/en/practices/{practice.slug}/hub/", MARK)
    assert answer.status_code == 409
    assert "1 April 2026" in answer.content.decode()
    assert PAGE in answer.content.decode()
