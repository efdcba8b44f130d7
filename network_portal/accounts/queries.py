from datetime import timedelta

from django.conf import settings

from network_portal.accounts.models import User
from network_portal.common.actors import Actor

RECENTLY = timedelta(minutes=15)


def actor_for(user: User, *, second_factor: bool, confirmed_recently: bool) -> Actor:
    """The person as an actor: staff roles act only in a session opened with a second factor.

    Where settings.REQUIRE_SECOND_FACTOR is off (demonstration only), they act in every session.
    """
    held = frozenset(user.role_grants.in_force().values_list("role", flat=True))
    strong = second_factor or not settings.REQUIRE_SECOND_FACTOR
    return Actor(
        user_id=user.pk,
        name=str(user),
        roles=held if strong else frozenset(),
        dormant_roles=frozenset() if strong else held,
        confirmed_recently=confirmed_recently or not settings.REQUIRE_SECOND_FACTOR,
    )
