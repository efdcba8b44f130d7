from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from network_portal.accounts.permissions import can_open_role_page, can_reach_admin, can_read_people
from network_portal.common import clock
from network_portal.common.access import actor_of, requires
from network_portal.common.actors import Actor
from network_portal.home.permissions import can_edit_pages, can_open_management
from network_portal.notifications.models import Message
from network_portal.notifications.permissions import can_see_jobs
from network_portal.notifications.queries.heartbeats import beat_is_alive, worker_is_alive
from network_portal.notifications.queries.messages import counts_by_state
from network_portal.notifications.queries.sending_domain import records_are_missing
from network_portal.organisations.permissions import can_read_protected_names
from network_portal.translations.permissions import can_translate
from pledges.permissions import can_reach_pledge_import, can_review_pledges
from workplan.permissions import can_change_plan, can_import_plan
from workplan.queries.plans import newest_draft

Door = dict[str, str]


@requires(can_open_management)
@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """What needs somebody today, and the way to every page of those who run the portal."""
    context = {
        "page_title": _("Management"),
        "breadcrumb": [(_("Management"), "")],
        "troubles": _troubles(),
        "doors": [*_doors(actor_of(request)), *_doors_of_demonstration()],
        "now": clock.now(),
    }
    return render(request, "home/manage/manage.html", context)


def _troubles() -> list[Door]:
    found = []
    if not beat_is_alive(clock.now()):
        words = _("Beat, which asks for jobs, has given no sign for three minutes. Start it again.")
        found.append({"words": words, "url": reverse("notifications:jobs")})
    elif not worker_is_alive(clock.now()):
        words = _("The worker has given no sign for three minutes: messages wait. Start it again.")
        found.append({"words": words, "url": reverse("notifications:jobs")})
    if records_are_missing():
        words = _("The domain that sends our mail lacks a record: mail may be taken for forged. See which.")
        found.append({"words": words, "url": reverse("notifications:jobs") + "#domain"})
    counts, address = counts_by_state(), reverse("notifications:messages")
    for state, many in sorted(counts.items()):
        if state == Message.FAILED:
            words = ngettext("%(count)d message could not be sent.", "%(count)d messages could not be sent.", many)
        else:
            words = ngettext(
                "%(count)d message may have left or not.", "%(count)d messages may have left or not.", many
            )
        found.append({"words": words % {"count": many}, "url": f"{address}?state={state}#list"})
    return found


def _doors(actor: Actor) -> list[Door]:
    """Only those that this person may pass."""
    draft = newest_draft()
    file = reverse("workplan:import_plan", args=[draft.slug]) if draft else ""
    offered: list[tuple[Any, str, str, str]] = [
        (
            can_open_management,
            _("Messages"),
            _("Every message that the portal wrote, and whether it left."),
            reverse("notifications:messages"),
        ),
        (
            can_see_jobs,
            _("Jobs"),
            _("What the portal does by itself, when it last did and will do it."),
            reverse("notifications:jobs"),
        ),
        (
            can_change_plan,
            _("Work plans"),
            _("Drafts, endorsement, calendar and steps of each plan."),
            reverse("workplan:plans"),
        ),
        (
            can_change_plan,
            _("New work plan"),
            _("Start one from nothing; an existing plan offers its successor."),
            reverse("workplan:new_plan"),
        ),
        (
            can_import_plan,
            _("Import a work plan"),
            _("From a spreadsheet into the newest draft, after a preview."),
            file,
        ),
        (
            can_review_pledges,
            _("Pledges to review"),
            _("What organisations sent and waits for a co-chair."),
            reverse("pledges:reviews"),
        ),
        (
            can_reach_pledge_import,
            _("Import pledges"),
            _("From a spreadsheet into the registry, after a preview."),
            reverse("pledges:import_pledges"),
        ),
        (
            can_edit_pages,
            _("Words of the portal's pages"),
            _("About, how to take part, privacy, accessibility: in four languages."),
            reverse("home:page_texts"),
        ),
        (
            can_translate,
            _("Translations"),
            _("Which texts lack which language; out and in as a spreadsheet."),
            reverse("translations:desk"),
        ),
        (
            can_read_protected_names,
            _("Protected names"),
            _("For the two protection contacts; each look is kept."),
            reverse("protection:names"),
        ),
        (
            can_open_role_page,
            _("Roles"),
            _("Who co-chairs, edits and administers; give or take a role."),
            reverse("accounts:roles"),
        ),
        (
            can_read_people,
            _("People with an account"),
            _("Find a person, end their sessions, disable an account."),
            reverse("accounts:people"),
        ),
        (
            can_reach_admin,
            _("Tables of the database"),
            _("To look up a row; nothing is written there."),
            reverse("admin:index"),
        ),
    ]
    return [
        {"title": title, "words": words, "url": url} for may, title, words, url in offered if url and may.test(actor)
    ]


def _doors_of_demonstration() -> list[Door]:
    outbox, previews = _("Mails of this demonstration"), _("Previews of messages")
    doors = []
    if settings.OUTBOX_PAGE:
        words = _("What would have been sent, with links that work.")
        doors.append({"title": outbox, "words": words, "url": reverse("notifications:outbox")})
    if settings.DEVELOPMENT_PAGES:
        words = _("Every kind of message in four languages, with invented values.")
        doors.append({"title": previews, "words": words, "url": reverse("notifications:previews")})
    return doors
