"""A device that others use too: the session ends with the browser and soon when idle; nothing is remembered."""

from django.http import HttpRequest

SESSION_KEY = "is_shared"
CHOSEN = "shared_device_chosen"


def note_choice(request: HttpRequest, is_shared: bool) -> None:
    """What was ticked beside the password or passkey, until that turned out to be right."""
    setattr(request, CHOSEN, is_shared)


def keep_choice(request: HttpRequest) -> None:
    """In the session, which may first ask for the second factor."""
    request.session[SESSION_KEY] = getattr(request, CHOSEN, False)


def is_shared(request: HttpRequest) -> bool:
    return bool(request.session.get(SESSION_KEY))
