"""Every number of a page that leads to a list of pledges is the length of that list."""

import random
import re
from html import unescape
from urllib.parse import urlencode, urljoin

import pytest

from network_portal.common import actors
from tests.factories import make_staff, signed_in

pytestmark = pytest.mark.django_db
LIST, FIGURES, COUNTRIES, OBJECTIVES = "/en/pledges/", "/en/pledges/figures/", "/en/countries/", "/en/objectives/"
NUMBERED = [
    re.compile(r'<a class="tile[^>]* href="(?P<url>[^"]+)"[^>]*>\w\w <small>(?P<number>\d+)</small>'),
    re.compile(r'<li class="bar[^>]*>\s*<a href="(?P<url>[^"]+)">.*?<span class="bar-value">(?P<number>\d+)<', re.S),
    re.compile(r'<a class="figure[^>]* href="(?P<url>[^"]+)">\s*<b>(?P<number>\d+)</b>'),
    re.compile(r'<tr><th scope="row"><a href="(?P<url>[^"]+)">[^<]*</a></th><td class="number">(?P<number>\d+)\b'),
    re.compile(r'<a href="(?P<url>[^"]*#list)">\s*(?P<number>\d+) pledges?\b'),
]
CHOICES = {
    "text": ["visado", "regularizacion", "body-1"],
    "objective": ["5", "8", "23", "unknown"],
    "country": ["HN", "PE", "unknown"],
    "subregion": ["south-america"],
    "actor": ["government", "media"],
    "organisation": ["body-0", "body-1"],
    "kind": ["common", "unknown"],
    "stage": ["planning", "fulfilled", "unknown"],
    "year": ["2021", "2022"],
}


def addresses():
    """The same ones each time: nothing asked, then one, two or three filters at once."""
    chance = random.Random("every figure leads to its list")
    yield from (LIST, FIGURES, COUNTRIES, OBJECTIVES)
    for _one in range(10):
        names = chance.sample(sorted(CHOICES), chance.choice((1, 1, 2, 3)))
        query = urlencode({name: chance.choice(CHOICES[name]) for name in names})
        yield from (f"{LIST}?{query}", f"{FIGURES}?{query}")


def numbers_of(client, address):
    """Each number of a page with the address that it leads to."""
    page = client.get(address).content.decode()
    for pattern in NUMBERED:
        for match in pattern.finditer(page):
            url = urljoin(address, unescape(match["url"])).partition("#")[0]
            if url.startswith((LIST, COUNTRIES)):
                yield int(match["number"]), url


def length_of(client, address, known):
    """Of the list at this address; a country's page leads to its list."""
    if address not in known:
        known[address] = _length_of(client, address, known)
    return known[address]


def _length_of(client, address, known):
    page = client.get(address).content.decode()
    if address.startswith(COUNTRIES):
        leads = re.search(r'href="(/en/pledges/[?]country=..)#list"', page)
        return length_of(client, leads[1], known) if leads else 0
    onward = re.search(r'href="([?][^"]*after=[^"]*)"', page)
    rows = page.count('<th scope="row"><span class="code">')
    return rows + (length_of(client, urljoin(LIST, unescape(onward[1])).partition("#")[0], known) if onward else 0)


@pytest.mark.parametrize("role", [None, actors.CO_CHAIR])
def test_every_number_is_the_length_of_the_list_that_it_leads_to(registry, client, role, db):
    if role:
        client = signed_in(make_staff(role, email="chair@example.org"))
    known: dict[str, int] = {}
    led = [(number, url, address) for address in addresses() for number, url in numbers_of(client, address)]
    assert len(led) > 120
    wrong = [one for one in led if length_of(client, one[1], known) != one[0]]
    assert wrong == []
