"""What every verb that writes in a draft, or decides on one, does to its row."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.drafts import SubmissionState, may_become, overtaken
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.common.versions import CHANGED_MEANWHILE, take
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.drafts import Draft

D = TypeVar("D", bound=Draft)
M = TypeVar("M", bound=Model)


def begun_before(drafts: QuerySet[D], *, by: Actor, organisation: Organisation, values: Mapping[str, Any]) -> D | None:
    """What the second press of one button finds: begun by this person with these `values`, nothing written in it yet.

    Two presses at once wait for each other: the row of the organisation is locked.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    untouched = drafts.filter(organisation=organisation, state=SubmissionState.DRAFT, version=1)
    mine = untouched.filter(author=by.user_id, language=current_language()) if by.user_id else drafts.none()
    return next((one for one in mine if one.values == values), None)


def take_to_write(draft: D, version: int, *, by: Actor) -> D:
    """The row, read anew; this person is one of its writers from now on. Raises DomainError: changed_meanwhile."""
    fresh = take(draft, version)
    fresh.add_writer(by.user_id)
    return fresh


def move(draft: Draft, following: SubmissionState, *, refusal: str = "submission_not_open") -> None:
    """Unsaved. Raises DomainError with the code `refusal`."""
    if not may_become(SubmissionState(draft.state), following):
        raise DomainError(refusal)
    draft.state = following.value


def decide(draft: Draft, following: SubmissionState, *, by: Actor, refusal: str) -> None:
    """`move` by who decides, and when."""
    move(draft, following, refusal=refusal)
    draft.decided_at, draft.decided_by_id = clock.now(), by.user_id


def take_to_change(published: M, seen: int | None, *, draft: Draft, values_of: Callable[[M], Mapping[str, Any]]) -> M:
    """What a change is about, read anew; `seen` is the version that who decides read beside it. Where that is not
    known (None), what the change says anew has to be as it was when the change was begun.

    Raises DomainError: changed_meanwhile.
    """
    version = published.version  # type: ignore[attr-defined]
    fresh = take(published, version if seen is None else seen)
    if seen is None and overtaken(draft.base, draft.said, values_of(fresh)):
        raise DomainError(CHANGED_MEANWHILE)
    return fresh
