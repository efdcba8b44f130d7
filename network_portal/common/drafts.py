"""What a submission may become: written in drafts, sent, returned with a comment or published by somebody else."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "submission_not_open": _("This is not possible any more: somebody sent, withdrew or published it meanwhile."),
}


class SubmissionState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({SubmissionState.DRAFT, SubmissionState.SUBMITTED, SubmissionState.RETURNED})
WRITABLE = frozenset({SubmissionState.DRAFT, SubmissionState.RETURNED})
STEPS = {
    SubmissionState.DRAFT: {SubmissionState.SUBMITTED, SubmissionState.WITHDRAWN},
    SubmissionState.SUBMITTED: {
        SubmissionState.PUBLISHED,
        SubmissionState.RETURNED,
        SubmissionState.DRAFT,
        SubmissionState.WITHDRAWN,
    },
    SubmissionState.RETURNED: {SubmissionState.SUBMITTED, SubmissionState.WITHDRAWN},
    SubmissionState.PUBLISHED: set(),
    SubmissionState.WITHDRAWN: {SubmissionState.DRAFT},
}


def may_become(state: SubmissionState, following: SubmissionState) -> bool:
    return following in STEPS[state]


def said_anew(base: Mapping[str, Any], said: Mapping[str, Any]) -> list[str]:
    """The fields of which a change says something else than what was published when it was begun."""
    return [name for name, value in said.items() if (value or None) != (base.get(name) or None)]


def overtaken(base: Mapping[str, Any], said: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Those of them in which what is published now is no longer what it was then."""
    return [name for name in said_anew(base, said) if name in now and (now[name] or None) != (base.get(name) or None)]
