from django.db.models import Q

from network_portal.common.renaming import Renaming


def may_hold(renaming: Renaming, *columns: str) -> Q:
    """Of rows, at least those whose texts or kept values hold the name: each holds a run of its plain letters."""
    wanted = Q(pk__in=[])
    for column in columns:
        for run in renaming.plain_runs:
            wanted |= Q(**{f"{column}__icontains": run})
    return wanted
