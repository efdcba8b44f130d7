from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of, requires
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from pledges.actions.import_files import confirm_import, leave_import, receive_file
from pledges.forms.imports import ConfirmImportForm, PledgeFileForm
from pledges.models import PledgeImport
from pledges.permissions import can_import_pledges
from pledges.queries.pledge_files import number_of_parts
from pledges.queries.reviewers import ones_own
from pledges.rules.imports import TO_DO
from pledges.views.import_words import import_in_words, imports_in_words

REFRESH_SECONDS = 10
MOST_SHOWN = 10


@requires(can_import_pledges)
def import_pledges(request: HttpRequest) -> HttpResponse:
    """Choose a file, which is then read in the background; and what became of those before it."""
    form = PledgeFileForm()
    if request.method == "POST":
        form = PledgeFileForm(request.POST, request.FILES)
        if form.is_valid():
            name = form.cleaned_data["file"].name
            language = current_language()
            received = receive_file(by=actor_of(request), name=name, content=form.content, language=language)
            return redirect("pledges:pledge_import", received.pk)
    title = _("Import pledges from a file")
    context = {
        "page_title": title,
        "breadcrumb": [(_("Pledges"), reverse("pledges:pledges")), (title, "")],
        "form": form,
        "imports": imports_in_words(PledgeImport.objects.select_related("uploaded_by")[:MOST_SHOWN]),
        "exports": _exports(),
    }
    return render(request, "pledges/imports/import_pledges.html", context)


@requires(can_import_pledges)
def pledge_import(request: HttpRequest, number: int) -> HttpResponse:
    """How far the file is; once it is read, what it would do, to be confirmed. `?refresh` looks again by itself."""
    found = get_object_or_404(PledgeImport, pk=number)
    if request.method == "POST":
        return _confirm(request, found)
    is_running = found.state in TO_DO
    refreshes = is_running and "refresh" in request.GET
    title = _("Import of pledges")
    context = {
        "page_title": title,
        "breadcrumb": [
            (_("Pledges"), reverse("pledges:pledges")),
            (_("Import pledges from a file"), reverse("pledges:import_pledges")),
            (title, ""),
        ],
        "import": found,
        "is_running": is_running,
        "refreshes": refreshes,
        "seconds": REFRESH_SECONDS,
        "confirm": ConfirmImportForm(initial={"fingerprint": found.fingerprint}),
        "own": _own(request, found),
        **import_in_words(found),
    }
    response = render(request, "pledges/imports/pledge_import.html", context)
    if refreshes:  # only for who asked for it: a page that moves by itself takes the ground from under a reader
        response.headers["Refresh"] = str(REFRESH_SECONDS)
    return response


@requires(can_import_pledges)
def leave(request: HttpRequest, number: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = get_object_or_404(PledgeImport, pk=number)
    try:
        leave_import(by=actor_of(request), pledge_import=found)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("pledges:pledge_import", found.pk)
    messages.success(request, _("The registry stays as it is. The file was deleted."))
    return redirect("pledges:import_pledges")


def _confirm(request: HttpRequest, found: PledgeImport) -> HttpResponse:
    form = ConfirmImportForm(request.POST)
    seen = form.cleaned_data["fingerprint"] if form.is_valid() else ""
    try:
        confirm_import(by=actor_of(request), pledge_import=found, fingerprint=seen)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("pledges:pledge_import", found.pk)


def _own(request: HttpRequest, found: PledgeImport) -> str:
    """Why this reader may not confirm it, if so."""
    own = ones_own(actor_of(request), found)
    return str(DomainError("pledge_import_ones_own", organisations=", ".join(own))) if own else ""


def _exports() -> list[dict[str, str]]:
    """Links to the whole registry; a large one comes in parts that one file can hold."""
    parts = number_of_parts()
    links = []
    for part in range(1, parts + 1):
        for form in ("xlsx", "csv"):
            values = {"form": form.upper(), "part": part, "parts": parts}
            whole, piece = _("All pledges as %(form)s"), _("Pledges as %(form)s, part %(part)s of %(parts)s")
            address = reverse("pledges:export_all", args=[form])
            url = address if parts == 1 else f"{address}?part={part}"
            links.append({"url": url, "label": (whole if parts == 1 else piece) % values})
    return links
