"""Who holds the pen: a focal point sends, a colleague to whom one subject was handed only drafts it."""

from network_portal.common.actors import FOCAL_POINT, REPRESENTATIVE

BY_LINK, DRAFTING = "link", "drafting"
"""The parts in which the bearer of a mailed link acts for an organisation, beside the roles of its team."""
_SENDERS = (BY_LINK, FOCAL_POINT, REPRESENTATIVE)


def may_write(part: str, is_drafter: bool) -> bool:
    """The bearer of a drafter's link writes only what was handed to them."""
    return part != DRAFTING or is_drafter


def may_send(part: str, is_drafter: bool) -> bool:
    """A drafter does not send, unless they report for the organisation themselves."""
    return part != DRAFTING and (part in _SENDERS or not is_drafter)
