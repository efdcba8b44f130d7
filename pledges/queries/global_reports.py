"""An accepted update in the order of the global Network's form: nobody types twice."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words, language_name
from network_portal.monitoring.models import Update
from network_portal.organisations.queries.names import names_for
from pledges.models import Pledge
from pledges.models.pledges import STAGES
from pledges.queries.field_words import FIELD_WORDS
from pledges.rules.stages import stage_of

GLOBAL_FORM = "https://migrationnetwork.un.org/submit-pledges"


def lines_of(pledge: Pledge, update: Update, reader: Actor, *, inner_words: bool = False) -> Iterator[tuple[str, str]]:
    """Label and words, those without words left out; organisations as `reader` may know them. First what identifies
    the pledge, in the order of the global form by which pledges are submitted; then the progress. The form for
    progress itself is not public.

    `inner_words`: what is in the way and the next step too, which are for the organisation that wrote them and the
    co-chairs.
    """
    found = [*_identifying(pledge, reader), *_progress(pledge, update, inner_words)]
    return ((label, words) for label, words in found if words)


def _identifying(pledge: Pledge, reader: Actor) -> Iterator[tuple[str, str]]:
    matches, partners = pledge.matches, list(pledge.partners.all())
    names = names_for(reader, [pledge.organisation, *partners], in_full=True)
    yield str(FIELD_WORDS["global_number"]), pledge.global_number
    yield _("Reference in this registry"), pledge.reference
    yield _("Pledging organisation"), names[pledge.organisation_id]
    yield str(FIELD_WORDS["kind"]), pledge.get_kind_display()
    yield _("Participating States and actors"), "; ".join(names[one.pk] for one in partners)
    yield _("The pledge that it matches"), pledge.matches_number or (matches.reference if matches else "")
    yield str(FIELD_WORDS["title"]), pledge.title
    yield str(FIELD_WORDS["form"]), pledge.get_form_display()
    yield str(FIELD_WORDS["objectives"]), "; ".join(str(one) for one in pledge.objectives.all())
    yield str(FIELD_WORDS["principles"]), "; ".join(str(one) for one in pledge.principles.all())
    yield str(FIELD_WORDS["countries"]), "; ".join(one.name for one in pledge.countries.all())
    yield str(FIELD_WORDS["deadline"]), date_in_words(pledge.deadline) if pledge.deadline else ""


def _progress(pledge: Pledge, update: Update, inner_words: bool) -> Iterator[tuple[str, str]]:
    yield _("Day of the update"), date_in_words(update.submitted_at) if update.submitted_at else ""
    stage = stage_of(update.status)
    yield str(FIELD_WORDS["stage"]), str(dict(STAGES)[stage]) if stage else ""
    yield _("What was done"), _("Nothing new since last time.") if update.nothing_new else update.done
    yield _("What shows it"), update.evidence
    if inner_words:
        yield _("What is in the way"), update.in_the_way
        yield _("Next step"), update.next_step
    yield str(FIELD_WORDS["measured"]), pledge.measured
    yield str(FIELD_WORDS["language"]), language_name(update.language)
