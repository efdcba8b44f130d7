"""The papers of a body as those who may see them read them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from network_portal.bodies.models import Body, Paper, PaperComment, PaperDocument
from network_portal.bodies.models.papers import DOCUMENT_LANGUAGES, PaperQuerySet
from network_portal.bodies.queries.members import acting_seats, running_mandates
from network_portal.bodies.rules.papers import audiences_of
from network_portal.common.actors import MEMBER, REPRESENTATIVE, Actor
from network_portal.common.files import KINDS
from network_portal.organisations.models import Organisation

LANGUAGES = dict(DOCUMENT_LANGUAGES)


def papers_inside(body: Body, *, runs: bool, language: str = "") -> PaperQuerySet:
    """The newest first; with `language` those of which a file is in it."""
    return in_document_language(
        Paper.objects.filter(body=body, audience__in=audiences_of(runs=runs)).select_related("body"), language
    )


def public_papers(*bodies: Body, language: str = "") -> PaperQuerySet:
    """Of these bodies and their sub-tables, the newest first; with them their files and whose they are."""
    found = in_document_language(Paper.objects.public(), language)
    theirs = found.filter(body__in=bodies) | found.filter(body__parent__in=bodies)
    return with_documents(theirs.select_related("body", "body__parent"))


def with_documents(papers: PaperQuerySet) -> PaperQuerySet:
    in_order = PaperDocument.objects.order_by("language", "-edition")
    return papers.prefetch_related(Prefetch("documents", in_order))


def in_document_language(papers: PaperQuerySet, language: str) -> PaperQuerySet:
    """Without a join: a paper of two editions in a language stands once."""
    if not language:
        return papers
    return papers.filter(pk__in=PaperDocument.objects.filter(language=language).values("paper"))


def languages_of(papers: PaperQuerySet) -> list[tuple[str, str]]:
    """Those in which there is a file, to choose from."""
    codes = PaperDocument.objects.filter(paper__in=papers.order_by().values("pk")).order_by()
    found = set(codes.values_list("language", flat=True).distinct())
    return [(code, capfirst(str(words))) for code, words in LANGUAGES.items() if code in found]


def newest_documents(paper: Paper) -> list[PaperDocument]:
    """Of each language the newest; of a paper that came `with_documents`."""
    found: dict[str, PaperDocument] = {}
    for one in paper.documents.all():
        found.setdefault(one.language, one)
    return list(found.values())


def document_told(paper: Paper, one: PaperDocument, *, reader: int | None = None) -> dict[str, Any]:
    """`authors`, whom the document names, are told to who added it alone."""
    site = one.address.removeprefix("https://").partition("/")[0]
    return {
        "id": one.pk,
        "code": one.language,
        "language": capfirst(str(LANGUAGES[one.language])),
        "edition": one.edition,
        "url": one.address or reverse("bodies:paper_file", args=[paper.body.slug, paper.pk, one.pk]),
        "is_file": bool(one.stored),
        "name": one.name or _("Read it at %(site)s") % {"site": site},
        "facts": f"{KINDS[one.kind].name}, {filesizeformat(one.size)}" if one.stored else "",
        "added_at": one.added_at,
        "authors": ", ".join(one.authors) if reader is not None and one.uploaded_by_id == reader else "",
    }


def comments_on(paper: Paper) -> QuerySet[PaperComment]:
    return PaperComment.objects.filter(paper=paper).select_related("organisation")


def speaks_there_for(actor: Actor, body: Body) -> Organisation | None:
    """Which of their organisations somebody speaks for in the body: the one that they act for if it sits there, or the
    first; who runs it without sitting there, the one of their mandate; a co-chair none."""
    mine = actor.organisations_as(MEMBER, REPRESENTATIVE)
    there = [seat.organisation for seat in acting_seats(body).filter(organisation__in=list(mine))] if mine else []
    if there:
        return next((one for one in there if one.pk == actor.acting_for), there[0])
    held = running_mandates(body).filter(person=actor.user_id).select_related("organisation").first()
    return held.organisation if held else None


def stored_of_rows(stored: Collection[str]) -> set[str]:
    return set(PaperDocument.objects.filter(stored__in=stored).values_list("stored", flat=True))
