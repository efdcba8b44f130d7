"""An organisation whose name nobody shall read becomes an alias, wherever it is; its name stands in one row."""

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.accounts.queries import protection_contacts
from network_portal.audit.actions import record
from network_portal.common import withdrawals
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.registry import tell_name_forgotten
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.notifications.actions.messages import queue_message
from network_portal.organisations.messages import PROTECTION_CHANGED
from network_portal.organisations.models import Alias, Organisation, ProtectedName
from network_portal.organisations.models.profiles import Seen
from network_portal.organisations.queries.protection import names_in_row, names_of, protected_names
from network_portal.organisations.rules.names import address_by_chance, alias_by_chance, is_named_in_public, normalise
from network_portal.organisations.rules.protection import LONGEST_ALIAS, SHORTEST_ALIAS, gives_away, moved, renaming

NAMES = [f"{field}_{code}" for field in ("name", "acronym") for code in LANGUAGE_SUFFIXES]
WORDS = ["website", "about", "networks", "accreditation", "source"]
CHOICES = [field.name for field in Seen._meta.get_fields()]
PROTECTED = "organisations.protect_organisation"
KEPT = ["slug", "marks", "is_quiet", *NAMES, *WORDS, *CHOICES]


@transaction.atomic
def protect_organisation(*, by: Actor, organisation: Organisation, alias: str) -> ProtectedName:
    """From now on its row holds the alias alone, and the names are forgotten wherever they were kept; `organisation`
    is read anew. Its people are written to quietly.

    Raises DomainError: protected_already, protection_not_for_public_bodies, alias_not_usable.
    """
    body = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if ProtectedName.objects.filter(organisation=body).exists():
        raise DomainError("protected_already")
    if is_named_in_public(body.kind, is_listed=False):
        raise DomainError("protection_not_for_public_bodies")
    names, alias = names_in_row(body), _usable(alias, names_in_row(body), body)
    said = renaming(names, body.website, alias)
    kept = ProtectedName.objects.create(
        organisation=body,
        name=body.name or next(iter(names), ""),
        acronym=body.acronym or "",
        also=list(body.aliases.values_list("text", flat=True)),
        row={column: getattr(body, column) for column in KEPT},
    )
    nothing = dict.fromkeys(CHOICES, False) | dict.fromkeys(WORDS, "")
    _write(body, nothing | {"marks": {}, "is_quiet": True})
    _call(body, alias)
    tell_name_forgotten(body.pk, said)
    _tell(by, "organisations.protect_organisation", organisation)  # under its old address the search has known it
    _write(body, {"slug": address_by_chance()})
    tell_name_forgotten(body.pk, moved(kept.row["slug"], body.slug))
    organisation.refresh_from_db()
    withdrawals.note(PROTECTED, str(body.key))
    return kept


@transaction.atomic
def protect_again(*, by: Actor, organisation: Organisation) -> ProtectedName:
    """One whose alias is not known any more, as after a restore: under one made by chance."""
    return protect_organisation(by=by, organisation=organisation, alias=alias_by_chance())


@transaction.atomic
def choose_alias(*, by: Actor, organisation: Organisation, alias: str) -> None:
    """What the tables see instead of the name. Raises DomainError: not_protected, alias_not_usable."""
    kept = _protected(organisation)
    body = kept.organisation
    before, alias = body.name, _usable(alias, names_of(kept), body)
    if alias == before:
        return
    _call(body, alias)
    _tell(by, "organisations.choose_alias", organisation)


@transaction.atomic
def unprotect_organisation(*, by: Actor, organisation: Organisation) -> None:
    """Its names stand in its row again. What the world saw of it stays hidden until it is chosen anew.

    Raises DomainError: not_protected.
    """
    kept = _protected(organisation)
    body = kept.organisation
    body.aliases.all().delete()
    slug = kept.row["slug"]
    free = not Organisation.objects.filter(slug=slug).exists()
    values = {column: kept.row[column] for column in (*NAMES, *WORDS, "marks", "is_quiet")}
    _write(body, values | ({"slug": slug} if free else {}))
    taken = set(Alias.objects.filter(normalised__in=map(normalise, kept.also)).values_list("normalised", flat=True))
    texts = {normalise(text): text for text in kept.also if normalise(text) not in taken}
    Alias.objects.bulk_create(Alias(organisation=body, text=text, normalised=key) for key, text in texts.items())
    kept.delete()
    _tell(by, "organisations.unprotect_organisation", organisation)
    withdrawals.note_given_again(PROTECTED, str(body.key))


@transaction.atomic
def read_protected_names(*, by: Actor) -> list[ProtectedName]:
    """For a protection contact; that they looked is kept, not at which name."""
    record("organisations.read_protected_names", by=by, target=User(pk=by.user_id))
    return list(protected_names())


def _protected(organisation: Organisation) -> ProtectedName:
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    kept = ProtectedName.objects.select_related("organisation").filter(organisation=organisation).first()
    if kept is None:
        raise DomainError("not_protected")
    return kept


def _usable(alias: str, names: list[str], body: Organisation) -> str:
    """One answer for every reason, which tells nothing of other organisations."""
    alias = " ".join(alias.split())
    fits = len(normalise(alias)) >= SHORTEST_ALIAS and len(alias) <= LONGEST_ALIAS
    if not fits or gives_away(alias, names) or _names_another(alias, body):
        raise DomainError("alias_not_usable", field="alias")
    return alias


def _names_another(alias: str, body: Organisation) -> bool:
    """Of those that chose to be seen alone: by trying nobody finds out that another is here or protected (P04, O05).
    Two that are not seen may be called alike; who answers for a table tells them apart."""
    key, others = normalise(alias), Organisation.objects.listed().exclude(pk=body.pk)
    if Alias.objects.filter(organisation__in=others, normalised=key).exists():
        return True
    return any(key == normalise(text) for row in others.values_list("slug", *NAMES).iterator() for text in row if text)


def _call(body: Organisation, alias: str) -> None:
    """In every language, so that none falls back to another text; no acronym."""
    body.aliases.all().delete()
    _write(body, {name: alias if name.startswith("name_") else "" for name in NAMES})


def _write(body: Organisation, values: dict[str, object]) -> None:
    """The column without a language holds what the reader's language had: it is written too."""
    for column, value in values.items():
        setattr(body, column, value)
    body.save()


def _tell(by: Actor, verb: str, organisation: Organisation) -> None:
    """The instance of whoever asked forgets the name too: it may be written to the audit or a page after this."""
    organisation.refresh_from_db()
    record(verb, by=by, target=organisation)
    for person in protection_contacts():
        queue_message(
            PROTECTION_CHANGED,
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values={},
            links={"link": {"maker": "accounts.page", "route": "protection:names"}},
            quiet=True,
        )
