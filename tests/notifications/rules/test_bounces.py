from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.notifications.rules.bounces import (
    BOUNCED,
    COMPLAINED,
    DELAYED,
    DELIVERED,
    FULL,
    KNOWN,
    NO_MAILBOX,
    REFUSED,
    UNTOLD,
    Told,
    arrived,
)

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
ALL = (DELIVERED, DELAYED, BOUNCED, REFUSED, COMPLAINED)


def told(event="bounced", said="", **fields):
    return Told(
        **({"provider": "mailgun", "event_id": "1", "message_id": "<a@b>", "at": NOON} | fields), event=event, said=said
    )


@pytest.mark.parametrize(
    ("event", "said", "what", "why"),
    [
        ("delivered", "250 2.0.0 Ok", DELIVERED, UNTOLD),
        ("deferred", "452 4.2.2 mailbox full", DELAYED, FULL),
        ("bounced", "550 5.1.1 <maria@x.org>: user unknown", BOUNCED, NO_MAILBOX),
        ("bounced", "smtp; 550-5.2.2 over quota", BOUNCED, FULL),
        ("bounced", "451 4.7.1 greylisted", DELAYED, "unwanted"),
        ("bounced", "host 5.9.1.7 said no", BOUNCED, UNTOLD),
        ("failed", "", BOUNCED, UNTOLD),
        ("complained", "550 5.1.1", COMPLAINED, UNTOLD),
        ("opened", "", "", UNTOLD),
        ("clicked", "", "", UNTOLD),
        ("unsubscribed", "", "", UNTOLD),
        ("queued", "", "", UNTOLD),
    ],
)
def test_what_a_provider_tells_in_the_portals_words(event, said, what, why):
    assert (told(event, said).what, told(event, said).why) == (what, why)


def test_a_provider_that_sends_no_more_says_why():
    assert told("rejected", reason="bounced").why == KNOWN
    assert told("bounced", reason="bounced").why == UNTOLD


def test_of_another_servers_words_only_the_code_is_kept():
    assert told(said="550 5.1.1 <maria@x.org>: no such user maria").code == "5.1.1"
    assert told(said="maria at 192.5.1.1 is gone").code == ""


def test_the_same_event_has_the_same_key_and_another_another():
    assert told().key == told("delivered").key  # one event of the provider, whatever is told of it
    assert len({told().key, told(event_id="2").key, told(provider="postal").key}) == 3
    nameless = told(event_id="")
    assert nameless.key == told(event_id="").key != told("delivered", event_id="").key
    assert "a@b" not in nameless.key


def states_on_the_way(order):
    return [arrived(order[: place + 1]) for place in range(len(order))]


def test_in_every_order_the_end_is_the_same_and_bad_news_stays():
    for number in range(1, len(ALL) + 1):
        for chosen in permutations(ALL, number):
            on_the_way = states_on_the_way(chosen)
            assert on_the_way[-1] is bool(set(chosen) <= {DELIVERED, DELAYED})
            if False in on_the_way:
                assert set(on_the_way[on_the_way.index(False) :]) == {False}


@given(st.lists(st.sampled_from(ALL), min_size=1), st.randoms())
def test_what_is_told_again_in_any_order_changes_nothing(words, random):
    again = [*words, *words]
    random.shuffle(again)
    assert arrived(again) is arrived(words)


def test_nothing_told_is_no_news():
    assert arrived([]) is None
