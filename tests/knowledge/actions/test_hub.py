from datetime import date

import pytest

from network_portal.audit.models import Event
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions.hub import mark_in_hub
from network_portal.knowledge.models import Practice
from tests.factories import make_practice

pytestmark = pytest.mark.django_db
PAGE = "https://example.org/practice"
SENT, THERE = date(2026, 5, 1), date(2026, 5, 20)


def test_both_days_and_the_address_are_kept_and_taken_back(editor):
    practice = make_practice()
    sent = mark_in_hub(by=editor, practice=practice, version=1, state="sent", sent_on=SENT, address=PAGE)
    assert (sent.hub_state, sent.hub_sent_on, sent.hub_published_on, sent.hub_address) == ("sent", SENT, None, "")
    values = {"state": "published", "sent_on": SENT, "published_on": THERE, "address": PAGE}
    there = mark_in_hub(by=editor, practice=sent, version=sent.version, **values)
    assert (there.hub_sent_on, there.hub_published_on, there.hub_address) == (SENT, THERE, PAGE)
    changes = Event.objects.filter(verb="knowledge.mark_in_hub").order_by("-pk")[0].changes
    assert changes["hub_published_on"] == ["", "2026-05-20"]
    none = mark_in_hub(by=editor, practice=there, version=there.version, state="", sent_on=SENT)
    assert (none.hub_state, none.hub_sent_on, none.hub_published_on, none.hub_address) == ("", None, None, "")


def test_the_verb_itself_asks_who_marks_and_whether_it_fits(author, editor):
    practice = make_practice()
    for by, state, code in (
        (author, "sent", "practice_review_not_yours"),
        (editor, "published", "hub_needs_address"),
    ):
        with pytest.raises(DomainError) as refused:
            mark_in_hub(by=by, practice=practice, version=1, state=state, sent_on=SENT)
        assert refused.value.code == code
    assert Practice.objects.get(pk=practice.pk).version == 1


def test_of_two_who_mark_the_second_sees_a_conflict(editor, chair):
    practice = make_practice()
    mark_in_hub(by=editor, practice=practice, version=1, state="sent", sent_on=SENT)
    with pytest.raises(DomainError) as refused:
        mark_in_hub(by=chair, practice=practice, version=1, state="sent", sent_on=THERE)
    assert refused.value.code == "changed_meanwhile"
