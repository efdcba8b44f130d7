"""Strings that stand nowhere but in one protected and one private organisation, and whatever is known to hold them."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage
from django.db import connection
from django.http import HttpResponse

from network_portal.common import actors, clock
from network_portal.notifications.models import Message
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.actions.organisations import add_aliases
from network_portal.organisations.actions.protection import protect_organisation
from network_portal.organisations.models import Organisation, TeamMember
from pledges.models import Submission
from tests.factories import actor_with, make_user
from tests.structure.targets import World, make_world

ALIAS = "Luna Azulada"
CODES = ("en", "es", "fr", "pt_br")
OF_A_NAME = {"en": "{} House of Welcome", "es": "Fundación {}", "fr": "Maison d’accueil {}", "pt_br": "Associação {}"}


@dataclass(frozen=True)
class Bird:
    """One organisation's strings; `root` begins each, so that no two organisations share one."""

    root: str

    def word(self, of: str) -> str:
        return f"{self.root}{of}"

    @property
    def row(self) -> dict[str, Any]:
        names = {f"name_{code}": OF_A_NAME[code].format(self.word(f"name{code}")) for code in CODES}
        acronyms = {f"acronym_{code}": self.word(f"ac{code}").upper() for code in CODES}
        words = {name: f"EXAMPLE {self.word(name)}." for name in ("about", "networks", "accreditation", "source")}
        place = {"website": f"https://www.{self.word('web')}.example/", "slug": f"{self.word('slug')}-one"}
        return names | acronyms | words | place

    @property
    def strings(self) -> list[str]:
        fields = [f"name{code}" for code in CODES] + [f"ac{code}" for code in CODES]
        words = ["about", "networks", "accreditation", "source", "web", "slug", "other", "misspelt"]
        return [self.word(one) for one in (*fields, *words)]

    @property
    def names(self) -> list[str]:
        """What it is called, and where it stands."""
        return [*self.strings[:8], self.word("slug")]

    @property
    def of_people(self) -> list[str]:
        return [self.word(f"{of}{number}") for of in ("person", "mail") for number in (1, 2)]


PROTECTED, PRIVATE = Bird("zorzalq"), Bird("tordok")
ALL = [*PROTECTED.strings, *PROTECTED.of_people, *PRIVATE.strings, *PRIVATE.of_people]


def make_canaries() -> World:
    """The world of the permission table, whose two organisations are the birds; mails were written."""
    world = make_world()
    TeamMember.objects.create(organisation=world.theirs, user=make_user(), role=actors.REPRESENTATIVE)
    for body, bird in ((world.mine, PROTECTED), (world.theirs, PRIVATE)):
        hidden = {"kind": "civil_society", "is_listed": False, "is_network_member": False}
        for column, value in (bird.row | hidden).items():
            setattr(body, column, value)
        body.save()
        add_aliases(body, (f"{bird.word('other')} of old", bird.word("misspelt")))
        _people(body, bird)
        _history(body, bird)
    Submission.objects.filter(organisation=world.theirs).update(values={"title": f"EXAMPLE {PRIVATE.word('about')}"})
    return world


def protect(world: World) -> None:
    world.mine.refresh_from_db()
    by = actor_with(user=world.people["REP"], memberships={world.mine.pk: actors.REPRESENTATIVE})
    protect_organisation(by=by, organisation=world.mine, alias=ALIAS)


def _people(body: Organisation, bird: Bird) -> None:
    for number, seat in enumerate(TeamMember.objects.filter(organisation=body).select_related("user")[:2], start=1):
        seat.user.name = f"{bird.word(f'person{number}')} EXAMPLE"
        seat.user.email = f"{bird.word(f'mail{number}')}@example.org"
        seat.user.save()


def _history(body: Organisation, bird: Bird) -> None:
    """Audit rows with its label, and a mail in each state that says each of its names."""
    by = actor_with(user=body.team.current().first().user, memberships={body.pk: actors.REPRESENTATIVE})
    invite(by=by, organisation=body, email=f"new-{body.pk}@example.org", role=actors.MEMBER, language="es")
    said = " ".join(str(value) for value in bird.row.values() if "EXAMPLE" not in str(value))
    for number, (state, _label) in enumerate(Message.STATES):
        Message.objects.create(
            kind="organisations.invitation",
            category="account",
            address="reader@example.org",
            language="en",
            subject=bird.row["name_en"],
            text=said,
            html=f"<p>{said}</p>",
            message_id=f"<{bird.root}{number}@portal.example>",
            state=state,
            sent_at=clock.now(),
        )


def found_in(text: str, strings: list[str]) -> list[str]:
    folded = text.casefold()
    return [one for one in strings if one.casefold() in folded]


def told_by(response: HttpResponse) -> str:
    """All that arrives: the words, each header, each cookie."""
    head = " ".join(f"{name}: {value}" for name, value in response.items())
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    return f"{head} {response.cookies.output()} {body.decode(errors='replace')}"


def read_as_its_reader(mail: EmailMessage) -> str:
    """Each header and each part, unpacked: in a mail as it travels an accent hides a whole word."""
    arrived = message_from_bytes(mail.message().as_bytes(), policy=policy.default)
    parts = [part.get_content() for part in arrived.walk() if not part.is_multipart()]
    names = [str(part.get_filename()) for part in arrived.walk()]
    heads = [f"{name}: {value}" for part in arrived.walk() for name, value in part.items()]
    return " ".join(map(str, [*heads, *names, *parts]))


def names_of_files(folder: str = "") -> Iterator[str]:
    """Of all that people sent, of what was made of it, and of mails that are kept."""
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from names_of_files(f"{folder}/{name}".lstrip("/"))
    if not folder:
        for top in (Path(settings.MEDIA_ROOT), Path(settings.EMAIL_FILE_PATH)):
            yield from (str(path.relative_to(top.parent)) for path in top.rglob("*"))


def cells_of_the_database() -> Iterator[tuple[str, str]]:
    """Each value of each row of each table, by the name of the table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield table, " ".join(map(str, row))
