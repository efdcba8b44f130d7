import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from rules.predicates import predicate

from network_portal.accounts.permissions import co_chair_confirmed, is_co_chair
from network_portal.common.access import permit
from network_portal.common.actors import ANYONE, CO_CHAIR, Actor
from network_portal.common.errors import SecondFactorRequired, SignInRequired

PERSON = Actor(user_id=1, name="Person")
DORMANT = Actor(user_id=1, name="Co-chair", dormant_roles=frozenset({CO_CHAIR}))
UNCONFIRMED = Actor(user_id=1, name="Co-chair", roles=frozenset({CO_CHAIR}))
CONFIRMED = Actor(user_id=1, name="Co-chair", roles=frozenset({CO_CHAIR}), confirmed_recently=True)


@pytest.mark.parametrize("hidden", [False, True])
def test_nobody_is_led_to_sign_in(hidden):
    with pytest.raises(SignInRequired):
        permit(ANYONE, is_co_chair, hidden=hidden)


def test_where_even_sign_in_is_hidden_nobody_is_led_there():
    with pytest.raises(Http404):
        permit(ANYONE, is_co_chair, hidden=True, even_sign_in=True)


def test_a_person_without_the_role_is_refused():
    with pytest.raises(PermissionDenied):
        permit(PERSON, is_co_chair)


def test_a_hidden_door_is_not_there():
    with pytest.raises(Http404):
        permit(PERSON, is_co_chair, hidden=True)


def test_a_role_without_second_factor_is_asked_for_it_and_does_not_act():
    with pytest.raises(SecondFactorRequired):
        permit(DORMANT, is_co_chair)


def test_some_doors_ask_again_after_a_quarter_of_an_hour():
    permit(UNCONFIRMED, is_co_chair)
    with pytest.raises(SecondFactorRequired):
        permit(UNCONFIRMED, co_chair_confirmed)
    permit(CONFIRMED, co_chair_confirmed)


def test_the_target_reaches_the_predicate():
    @predicate
    def owns(actor, thing):
        return thing == "mine"

    permit(PERSON, owns, "mine")
    with pytest.raises(PermissionDenied):
        permit(PERSON, owns, "theirs")
