"""What a submission may become. Source: issue of the registry: reviewed by a co-chair, published or returned."""

from enum import StrEnum


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
