from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places
from network_portal.monitoring.permissions import reports_or_runs_rounds

ROUNDS = MenuPlace(
    _("Rounds"),
    "monitoring:rounds",
    place=35,
    may_open=reports_or_runs_rounds.test,
    is_at=lambda path: "/rounds/" in path,
)


def register() -> None:
    menu_places.register("monitoring.rounds", ROUNDS)
