"""What was taken off is no place of a list: its address leads where one of nothing does."""

import pytest

from network_portal.knowledge.queries.practices import PAGE_SIZE
from tests.factories import make_practice, make_publication

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["after", "before"])
def test_a_practice_that_was_taken_off_is_no_place(client, name):
    made = [make_practice() for _number in range(2 * PAGE_SIZE + 1)]
    off = made[PAGE_SIZE]
    type(off).objects.filter(pk=off.pk).update(is_published=False)
    for sort in ("newest", "year", "title"):
        there = f"/en/practices/?sort={sort}&{name}="
        said = [client.get(there + slug).content.decode().replace(slug, "") for slug in (off.slug, "nothing-here")]
        assert said[0] == said[1]
    shown = made[PAGE_SIZE + 1].slug
    assert client.get(f"/en/practices/?{name}={shown}").content.decode().replace(shown, "") != said[1]


@pytest.mark.parametrize("name", ["after", "before"])
def test_a_publication_that_was_taken_off_is_no_place(client, name):
    made = [make_publication() for _number in range(2 * PAGE_SIZE + 1)]
    off = made[PAGE_SIZE]
    type(off).objects.filter(pk=off.pk).update(state="unpublished")
    there = f"/en/publications/?{name}="
    said = [client.get(there + slug).content.decode().replace(slug, "") for slug in (off.slug, "nothing-here")]
    assert said[0] == said[1]
