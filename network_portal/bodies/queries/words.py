"""What a sentence calls a body, in the language of the moment."""

from django.utils.translation import gettext as _

from network_portal.bodies.models import Body


def body_in_words(body: Body) -> str:
    """Working Tables by their number, as everybody does; others by their name."""
    if body.kind == Body.WORKING_TABLE:
        return _("Working Table %(number)d") % {"number": body.number or 0}
    return body.name
