"""What the search finds of the Mechanism: what it is, and its tables. Who sits in them is not told here."""

from collections.abc import Collection, Iterator
from functools import partial

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mechanism.queries.tables import whole_tables, working_tables
from mechanism.words import ADVICE, FULL_NAME, LEADS, NOTES, PURPOSE, WHO_STANDS_HERE
from network_portal.bodies.models import Body
from network_portal.bodies.queries.papers import public_papers
from network_portal.common.followed import REFERENCE_DATA, everything
from network_portal.common.languages import in_each_language
from network_portal.common.registry import PublicText, PublicTexts, public_texts
from network_portal.common.text_columns import in_languages

FRONT = "mechanism"


def _documents(keys: Collection[str] | None) -> Iterator[PublicText]:
    for one in _all():
        if keys is None or one.key in keys:
            yield one


def _all() -> Iterator[PublicText]:
    words = in_each_language(_words_of_the_front)
    yield PublicText(FRONT, "mechanism:mechanism", (), in_each_language(partial(_, "The Mechanism")), words, weight=1.3)
    of_organisations = in_each_language(partial(_, "Organisations of the Mechanism"))
    said = in_each_language(partial(str, WHO_STANDS_HERE))
    yield PublicText("organisations", "mechanism:organisations", (), of_organisations, said, weight=1.2)
    for table in working_tables():
        yield _table(table)
        for sub_table in table.sub_tables.all():
            names = in_languages(sub_table, "name")
            yield PublicText(sub_table.slug, "mechanism:table", (table.number,), names, fragment="sub-tables")
    for body in whole_tables():
        texts = in_each_language(partial(str, LEADS[body.kind]))
        yield PublicText(body.slug, f"mechanism:{body.kind}", (), in_languages(body, "name"), texts)


def _words_of_the_front() -> str:
    return f"{FULL_NAME}. {PURPOSE} {ADVICE}"


def _table(body: Body) -> PublicText:
    note = NOTES.get(body.number or 0)
    return PublicText(
        key=body.slug,
        route="mechanism:table",
        args=(body.number,),
        titles=_numbered(body),
        texts=in_each_language(partial(str, note)) if note else {},
        codes=(f"WT{body.number}",),
        objectives=tuple(one.number for one in body.objectives.all()),
        is_example=body.is_example,
        weight=1.2,
    )


def _numbered(body: Body) -> dict[str, str]:
    titles = {}
    for code, name in in_languages(body, "name").items():
        with translation.override(code):
            titles[code] = f"{_('Working Table %(number)d') % {'number': body.number}}. {name}"
    return titles


def _paper_keys(pks: Collection[int]) -> list[str]:
    return [str(pk) for pk in pks]


def _papers(keys: Collection[str] | None) -> Iterator[PublicText]:
    """Those that everybody may read, at the page of their table."""
    found = public_papers(*Body.objects.filter(kind__in=Body.OF_THE_MECHANISM))
    for one in found if keys is None else found.filter(pk__in=[int(key) for key in keys]):
        home = one.body.parent or one.body
        is_table = home.kind == Body.WORKING_TABLE
        yield PublicText(
            key=str(one.pk),
            route="mechanism:table" if is_table else f"mechanism:{home.kind}",
            args=(home.number,) if is_table else (),
            titles={one.language: one.title},
            texts={one.language: one.summary} if one.summary else {},
            day=one.changed_at.date(),
            is_example=one.is_example,
            fragment="papers",
        )


def register() -> None:
    of_papers = PublicTexts(gettext_lazy("Papers"), 67, _papers, {"bodies.paper": _paper_keys})
    public_texts.register("papers of tables", of_papers)
    follows = {**REFERENCE_DATA, "bodies.body": everything}
    public_texts.register("mechanism", PublicTexts(gettext_lazy("The Mechanism"), 65, _documents, follows))
