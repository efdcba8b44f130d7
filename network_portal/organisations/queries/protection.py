from collections.abc import Collection

from django.db.models import QuerySet

from network_portal.common.text_columns import texts_of
from network_portal.organisations.models import Organisation, ProtectedName, TeamMember
from network_portal.organisations.rules.protection import every_form


def protected_name_of(organisation: Organisation) -> ProtectedName | None:
    return ProtectedName.objects.filter(organisation=organisation).first()


def protected_names() -> QuerySet[ProtectedName]:
    """Of organisations that are protected now, by name; for the protection contacts alone."""
    return ProtectedName.objects.select_related("organisation").order_by("name", "pk")


def names_in_row(organisation: Organisation) -> list[str]:
    """By which it is known today: names, acronyms and other texts."""
    aliases = organisation.aliases.values_list("text", flat=True)
    own = (texts_of(organisation, "name").values(), texts_of(organisation, "acronym").values())
    return every_form([organisation.name, organisation.acronym], *own, aliases)


def names_of(kept: ProtectedName) -> list[str]:
    """By which a protected one is really known."""
    own = [text for column, text in kept.row.items() if column.startswith(("name_", "acronym_"))]
    return every_form([kept.name, kept.acronym], own, kept.also)


def quiet_people(people: Collection[int]) -> set[int]:
    """Of these those in the team of an organisation whose people are written to quietly."""
    seats = TeamMember.objects.current().filter(user__in=people, organisation__is_quiet=True)
    return set(seats.values_list("user_id", flat=True))
