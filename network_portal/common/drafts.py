"""What a submission may become: written in drafts, sent, returned with a comment or published by somebody else."""

from enum import StrEnum

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
