from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from network_portal.accounts.actions.sessions import end_every_session, forget_answers_of, refuse_oneself
from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import clock, registry, withdrawals
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError

UNCONFIRMED_KEPT = timedelta(days=7)
ERASED, CLOSED = "accounts.erase_account", "accounts.disable_account"
QUIET = "accounts.quiet"


@transaction.atomic
def create_account(
    *, by: Actor, email: str, password: str | None, name: str = "", language: str = "", is_example: bool = False
) -> User:
    """A person whose address needs no confirming, because a command or a demonstration vouches for it."""
    user = User.objects.create_user(
        email,
        password,
        name=name,
        language=language or settings.LANGUAGE_CODE,
        is_example=is_example,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record("accounts.create_account", by=by, target=user.as_number())
    return user


@transaction.atomic
def change_profile(*, by: Actor, person: User, name: str, language: str, is_quiet: bool = False) -> None:
    changes = {"language": [person.language, language]} if person.language != language else {}
    chose_quiet = User.objects.filter(pk=person.pk).exclude(is_quiet=is_quiet).exists()
    person.name, person.language, person.is_quiet = name, language, is_quiet
    person.save(update_fields=["name", "language", "is_quiet"])
    record("accounts.change_profile", by=by, target=person.as_number(), changes=changes)
    if chose_quiet:
        (withdrawals.note if is_quiet else withdrawals.note_given_again)(QUIET, str(person.key))


@transaction.atomic
def claim_account(*, by: Actor, person: User, password: str) -> None:
    """The holder of the mailbox makes the account theirs: what was set before opens it no more."""
    person = User.objects.select_for_update().get(pk=person.pk)
    end_every_session(person)
    Authenticator.objects.filter(user=person).delete()
    person.set_password(password)
    person.save(update_fields=["password"])
    record("accounts.claim_account", by=by, target=person.as_number())


@transaction.atomic
def disable_account(*, by: Actor, person: User) -> None:
    person = User.objects.select_for_update().get(pk=person.pk)
    refuse_oneself(by, person)
    if not person.is_active:
        raise DomainError("account_disabled_already", person=str(person))
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_every_session(person)
    record("accounts.disable_account", by=by, target=person.as_number())
    withdrawals.note(CLOSED, str(person.key))


@transaction.atomic
def erase_account(*, by: Actor, person: User) -> None:
    """Every part forgets the person; what stays says 'person' and a number that leads to nobody.

    Noted outside the database too, so that a restored backup does not bring the person back.
    """
    record("accounts.erase_account", by=by, target=person.as_number())
    for name, part in registry.personal_data.items():
        if name != "accounts":
            part.erase(person.pk)
    forget(person.pk)
    withdrawals.note(ERASED, str(person.key))


@transaction.atomic
def forget(user_id: int) -> None:
    person = User.objects.select_for_update().get(pk=user_id)
    end_every_session(person)
    forget_answers_of(person)
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    moment = clock.now()
    person.role_grants.in_force().update(ended_at=moment)
    person.email, person.name = f"erased-{person.pk}@erased.invalid", ""
    person.language, person.last_login, person.is_active = settings.LANGUAGE_CODE, None, False
    person.is_quiet = False
    person.erased_at = moment
    person.set_unusable_password()
    person.save()


@transaction.atomic
def remove_unconfirmed_accounts() -> int:
    """Accounts that nobody confirmed in seven days, with all that belongs to them; how many there were."""
    before = clock.now() - UNCONFIRMED_KEPT
    late = User.objects.filter(joined_at__lt=before, erased_at=None, last_login=None)
    late = late.filter(emailaddress__isnull=False).exclude(emailaddress__verified=True)
    gone = list(late.distinct().values_list("pk", flat=True))
    User.objects.filter(pk__in=gone).delete()
    return len(gone)
