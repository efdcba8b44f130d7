"""An accepted update in the order of the global Network's form: nobody types twice."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from network_portal.common.languages import date_in_words, language_name
from network_portal.monitoring.models import Update
from pledges.models import Pledge
from pledges.models.pledges import STAGES
from pledges.queries.field_words import FIELD_WORDS

GLOBAL_FORM = "https://migrationnetwork.un.org/submit-pledges"


def updates_of(pledge: Pledge) -> QuerySet[Update]:
    """What was said of it, under its present subject and the earlier ones."""
    subjects = Q(subject=pledge.subject_id) | Q(subject__in=pledge.earlier_subjects.all())
    return Update.objects.filter(subjects).order_by("-submitted_at", "-pk")


def lines_of(pledge: Pledge, update: Update) -> Iterator[tuple[str, str]]:
    """Label and words, those without words left out. First what identifies the pledge, in the order of the global
    form by which pledges are submitted; then the progress. The form for progress itself is not public."""
    found = [*_identifying(pledge), *_progress(pledge, update)]
    return ((label, words) for label, words in found if words)


def _identifying(pledge: Pledge) -> Iterator[tuple[str, str]]:
    matches = pledge.matches
    yield str(FIELD_WORDS["global_number"]), pledge.global_number
    yield _("Reference in this registry"), pledge.reference
    yield _("Pledging organisation"), pledge.organisation.name
    yield str(FIELD_WORDS["kind"]), pledge.get_kind_display()
    yield _("Participating States and actors"), "; ".join(one.name for one in pledge.partners.all())
    yield _("The pledge that it matches"), pledge.matches_number or (matches.reference if matches else "")
    yield str(FIELD_WORDS["title"]), pledge.title
    yield str(FIELD_WORDS["form"]), pledge.get_form_display()
    yield str(FIELD_WORDS["objectives"]), "; ".join(str(one) for one in pledge.objectives.all())
    yield str(FIELD_WORDS["principles"]), "; ".join(str(one) for one in pledge.principles.all())
    yield str(FIELD_WORDS["countries"]), "; ".join(one.name for one in pledge.countries.all())
    yield str(FIELD_WORDS["deadline"]), date_in_words(pledge.deadline) if pledge.deadline else ""


def _progress(pledge: Pledge, update: Update) -> Iterator[tuple[str, str]]:
    yield _("Day of the update"), date_in_words(update.submitted_at) if update.submitted_at else ""
    yield str(FIELD_WORDS["stage"]), str(dict(STAGES).get(pledge.newest_stage, ""))
    yield _("What was done"), _("Nothing new since last time.") if update.nothing_new else update.done
    yield _("What shows it"), update.evidence
    yield _("What is in the way"), update.in_the_way
    yield _("Next step"), update.next_step
    yield str(FIELD_WORDS["measured"]), pledge.measured
    yield str(FIELD_WORDS["language"]), language_name(update.language)
