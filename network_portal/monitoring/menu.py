from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places
from network_portal.monitoring.permissions import reports_or_runs_rounds

ROUNDS = MenuPlace(_("Rounds"), "monitoring:rounds", reports_or_runs_rounds.test, lambda path: "/rounds/" in path)


def register() -> None:
    menu_places.register("1 rounds", ROUNDS)
