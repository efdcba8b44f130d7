"""What bodies hold about one person, for 'my data' and for erasure: offices held, meetings convened, words written."""

from typing import Any

from django.db import transaction

from network_portal.bodies.actions.mandates import end_mandate
from network_portal.bodies.models import Announcement, Mandate, Meeting, Paper, PaperComment, PaperDocument
from network_portal.common import clock, registry
from network_portal.common.actors import SYSTEM
from network_portal.common.registry import PersonalData
from network_portal.organisations.queries.teams import with_told_addresses


def export(person_id: int) -> dict[str, Any]:
    held = Mandate.objects.filter(person=person_id).order_by("pk")
    days = ("starts_on", "ends_on", "ended_on", "how_ended")
    told = ("reason", "decided_on", "minutes", "is_remainder", "is_named", "gender")
    rows = held.values("body__slug", "office", "organisation__slug", *days, *told)
    return {
        "mandates": with_told_addresses(rows, person_id),
        "announcements": _words(Announcement, person_id, "body__slug", "subject", "text", "sent_at"),
        "papers": _words(Paper, person_id, "body__slug", "title", "summary", "added_at"),
        "comments_on_papers": _words(PaperComment, person_id, "paper__body__slug", "text", "written_at"),
        "files_of_papers": list(
            PaperDocument.objects.filter(uploaded_by=person_id).order_by("pk").values("name", "authors", "added_at")
        ),
    }


def _words(model: Any, person_id: int, *columns: str) -> list[dict[str, Any]]:
    return list(model.objects.filter(author=person_id).order_by("pk").values(*columns))


@transaction.atomic
def erase(person_id: int) -> None:
    """An office that lasts ends today; that it was held and what was written stays, nothing says any more by whom."""
    theirs = Mandate.objects.filter(person=person_id)
    for mandate in theirs.lasting(clock.today()):
        end_mandate(by=SYSTEM, mandate=mandate, how=Mandate.ERASED)
    theirs.update(person=None, is_named=False, gender="", reason="")
    for model in (Announcement, Paper, PaperComment):
        model._default_manager.filter(author=person_id).update(author=None)
    PaperDocument.objects.filter(uploaded_by=person_id).update(uploaded_by=None, authors=[])


def export_meetings(person_id: int) -> dict[str, Any]:
    convened = Meeting.objects.filter(convenor=person_id).order_by("pk")
    return {"convened_meetings": list(convened.values("body__slug", "kind", "state", "starts_at"))}


def erase_meetings(person_id: int) -> None:
    """That the meeting was convened stays; nothing says any more by whom."""
    Meeting.objects.filter(convenor=person_id).update(convenor=None)


def register() -> None:
    meetings = PersonalData(export=export_meetings, erase=erase_meetings)
    registry.personal_data.register("meetings of bodies", meetings)
    registry.personal_data.register("bodies", PersonalData(export=export, erase=erase))
