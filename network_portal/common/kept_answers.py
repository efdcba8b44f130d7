"""What somebody typed when the portal could not take it: shown again, and kept where their session is known."""

import re
from dataclasses import asdict, dataclass

from django.http import HttpRequest

from network_portal.common import clock
from network_portal.common.access import actor_of

KEPT_SECONDS = 30 * 60
MOST_CHARACTERS = 200_000
SESSION_KEY = "kept_answer"
_NOT_WORDS = re.compile(r"[\W\d_]*")
_NEVER_SHOWN = ("act", "next", "version")
_SECRET = re.compile("password|token|credential")


@dataclass(frozen=True)
class KeptAnswer:
    """`path` with its query is where it was sent, `fields` its names and values in order, `until` in seconds."""

    path: str
    fields: list[list[str]]
    person_id: int
    until: float

    @property
    def words(self) -> list[str]:
        return _words(self.fields)


def typed_words(request: HttpRequest, *, beginning: tuple[str, ...] = ("",)) -> list[str]:
    """The texts of a form as it was sent, for its writer to copy; numbers, choices' ids and secrets left out.

    With `beginning` only of the fields whose names begin so.
    """
    fields = _fields(request) if request.method == "POST" else []
    return _words([field for field in fields if field[0].startswith(beginning)])


def keep(request: HttpRequest, person_id: int) -> bool:
    """Keep the form in the session until this person is back; False where it is not one that can be kept."""
    fields = _fields(request)
    size = sum(len(value) for _name, value in fields)
    if request.method != "POST" or request.FILES or size > MOST_CHARACTERS or not typed_words(request):
        return False
    until = clock.now().timestamp() + KEPT_SECONDS
    request.session[SESSION_KEY] = asdict(KeptAnswer(request.get_full_path(), fields, person_id, until))
    return True


def waiting_answer(request: HttpRequest) -> KeptAnswer | None:
    """What this person sent to this page and the portal has not taken yet. Another's is forgotten, and an old one."""
    person_id = actor_of(request).user_id
    if person_id is None or SESSION_KEY not in request.session:
        return None
    kept = KeptAnswer(**request.session[SESSION_KEY])
    if clock.now().timestamp() >= kept.until or kept.person_id != person_id:
        forget(request)
        return None
    return kept if kept.path.partition("?")[0] == request.path else None


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def _fields(request: HttpRequest) -> list[list[str]]:
    names = [name for name in request.POST if name != "csrfmiddlewaretoken" and not _SECRET.search(name)]
    return [[name, value] for name in names for value in request.POST.getlist(name)]


def _words(fields: list[list[str]]) -> list[str]:
    values = [value.strip() for name, value in fields if name not in _NEVER_SHOWN]
    return list(dict.fromkeys(value for value in values if not _NOT_WORDS.fullmatch(value)))
