from collections.abc import Mapping

from django.db import transaction

from mechanism.models import Baseline
from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country

MOST_WANTED = 1000


@transaction.atomic
def set_baselines(*, by: Actor, wanted: Mapping[str, int]) -> int:
    """How many organisations are wished, by `kind-…` or `country-…`; none takes the wish away. What is not named stays,
    so that two people who change different lines keep both. How many changed.

    Raises DomainError: baseline_out_of_range.
    """
    if any(not 0 <= count <= MOST_WANTED for count in wanted.values()):
        raise DomainError("baseline_out_of_range", most=MOST_WANTED)
    return sum(_set(by, key, count) for key, count in wanted.items())


def _set(by: Actor, key: str, wanted: int) -> bool:
    of, _dash, code = key.partition("-")
    if of == "kind":
        kept, _made = Baseline.objects.get_or_create(kind=_kind(code), country=None, defaults={"wanted": 0})
    else:
        country = Country.objects.get(iso2=code)
        kept, _made = Baseline.objects.get_or_create(kind="", country=country, defaults={"wanted": 0})
    before = Baseline.objects.select_for_update(of=("self",)).get(pk=kept.pk).wanted
    if before == wanted:
        return False
    Baseline.objects.filter(pk=kept.pk).update(wanted=wanted)
    record("mechanism.set_baselines", by=by, target=kept, changes={"wanted": [before, wanted]})
    return True


def _kind(code: str) -> str:
    return {known: known for known, _words in Organisation.KINDS}[code]
