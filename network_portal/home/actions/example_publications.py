"""The invented publications and clearances of the demonstration, by the product's own verbs."""

from datetime import date, datetime, timedelta
from typing import Any

from network_portal.accounts.models import User
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, FOCAL_POINT, SYSTEM, Actor
from network_portal.common.files import clean_file, discard
from network_portal.home.actions.example_rounds import example_actor, on_day
from network_portal.home.rules.example_publications import (
    ADDRESS,
    ANSWER,
    ANSWERING,
    DECLARATION,
    PUBLISHED,
    TABLE,
    WAITING,
    WITH_MEMBERS,
    PublicationTold,
)
from network_portal.knowledge.actions.clearances import Sent, answer_clearance, close_clearance, open_clearance
from network_portal.knowledge.actions.publication_documents import add_file, add_link
from network_portal.knowledge.actions.publication_steps import publish_publication
from network_portal.knowledge.actions.publications import Words, start_publication, submit_publication
from network_portal.knowledge.models import (
    Clearance,
    ClearanceAnswer,
    ClearanceFile,
    Publication,
    PublicationDocument,
)
from network_portal.knowledge.subjects_to_clear import PUBLICATION
from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, Objective

CLEARED_IN, DECIDED_AFTER, OPEN_SINCE = timedelta(days=7), timedelta(days=9), timedelta(days=2)
KINDS = ("knowledge.publication", "knowledge.clearance")


def tell_publications() -> None:
    """Three are published, one of them cleared before; one waits, one is with the members."""
    for told in PUBLISHED:
        day = clock.today() - told.before
        with on_day(day):
            draft = _drafted(told)
        if told is DECLARATION:
            _close(_sent_to_members(draft, day), answering=True)
        with on_day(day + DECIDED_AFTER):
            sent = _submitted(draft, told)
            chair = example_actor("eclac", CO_CHAIR)
            publish_publication(by=chair, publication=sent, version=sent.version)
    _forget_letters()
    with on_day(clock.today() - WAITING.before):
        _submitted(_drafted(WAITING), WAITING)
    with on_day(clock.today() - WITH_MEMBERS.before):
        waiting = _drafted(WITH_MEMBERS)
    _sent_to_members(waiting, clock.today() - OPEN_SINCE)


def remove_publications() -> None:
    """Before the organisations; of what real people added to them nothing stays either."""
    clearances, publications = Clearance.objects.filter(is_example=True), Publication.objects.filter(is_example=True)
    files: list[Any] = [
        ClearanceFile.objects.filter(clearance__in=clearances),
        PublicationDocument.objects.filter(publication__in=publications).exclude(stored=""),
    ]
    for stored in {one.stored for rows in files for one in rows}:
        discard(stored)
    files[0].delete()
    ClearanceAnswer.objects.filter(clearance__in=clearances).delete()
    clearances.delete()
    publications.delete()


def _drafted(told: PublicationTold) -> Publication:
    by, body = _author(told), Organisation.objects.filter(slug=told.body).first()
    texts = {code: Words(*words) for code, words in told.texts.items()}
    draft = start_publication(by=by, publisher=body, values=_values(told), texts=texts)
    Publication.objects.filter(pk=draft.pk).update(is_example=True)
    for language in told.linked_in:
        address = f"{ADDRESS}-{language}"
        draft = add_link(by=by, publication=draft, version=draft.version, language=language, address=address)
    if told.has_table:
        file = clean_file(TABLE.encode(), "EXAMPLE preguntas.csv")
        draft = add_file(by=by, publication=draft, version=draft.version, language="es", file=file)
    draft.refresh_from_db()
    return draft


def _submitted(draft: Publication, told: PublicationTold) -> Publication:
    draft.refresh_from_db()
    return submit_publication(by=_author(told), publication=draft, version=draft.version)


def _sent_to_members(draft: Publication, day: date) -> Clearance:
    with on_day(day):
        closes_at = clock.now() + CLEARED_IN
        words = draft.texts.get(status="original").summary
        sent = Sent(draft.title, words, closes_at)
        return open_clearance(by=example_actor("iom", CO_CHAIR), sent=sent, kind=PUBLICATION, key=str(draft.pk))


def _close(clearance: Clearance, *, answering: bool) -> None:
    body = Organisation.objects.get(slug=ANSWERING)
    row = clearance.answers.filter(organisation=body).first()
    if answering and row is not None:
        with clock.stopped_at(_before(clearance.closes_at)):
            answer_clearance(
                by=example_actor(ANSWERING, FOCAL_POINT),
                clearance=clearance,
                organisation=body,
                version=row.version,
                answer="comments",
                words=ANSWER,
            )
    with clock.stopped_at(clearance.closes_at):
        close_clearance(by=SYSTEM, clearance=clearance)


def _before(moment: datetime) -> datetime:
    return moment - timedelta(days=3)


def _author(told: PublicationTold) -> Actor:
    return example_actor(told.body, FOCAL_POINT) if told.body else example_actor("iom", CO_CHAIR)


def _values(told: PublicationTold) -> dict[str, Any]:
    return {
        "kind": told.kind,
        "issued_on": clock.today(),
        "objectives": list(Objective.objects.filter(number__in=told.objectives)),
        "countries": list(Country.objects.filter(iso3__in=told.countries)),
    }


def _forget_letters() -> None:
    """What happened long ago was read long ago."""
    people = User.objects.filter(is_example=True)
    for kind in KINDS:
        Message.objects.filter(kind__startswith=kind, person__in=people).delete()
