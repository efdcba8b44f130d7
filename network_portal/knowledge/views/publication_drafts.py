"""Writing a publication: one page of words, one of documents, and the page from which it is sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from network_portal.accounts.queries import last_change
from network_portal.common.access import PAGE_METHODS, actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.forms.sections import StepForm
from network_portal.common.forms.versions import VersionedForm
from network_portal.common.languages import date_in_words
from network_portal.common.text_statuses import TextStatus
from network_portal.common.views.sections import compared
from network_portal.knowledge.actions.publication_documents import add_file, add_link, remove_document
from network_portal.knowledge.actions.publications import (
    save_publication,
    start_publication,
    submit_publication,
    take_back_publication,
    withdraw_publication,
)
from network_portal.knowledge.forms.publications import (
    DocumentFileForm,
    DocumentLinkForm,
    NewPublicationForm,
    PublicationForm,
    RemoveDocumentForm,
)
from network_portal.knowledge.models import Publication
from network_portal.knowledge.permissions import (
    can_draft_publication,
    can_publish_publications,
    can_start_publication,
)
from network_portal.knowledge.queries.clearances import open_clearance_of
from network_portal.knowledge.queries.names import teller
from network_portal.knowledge.queries.publication_pages import document_told, facts_of_publication
from network_portal.knowledge.queries.publications import drafts, lacks_of, may_be_decided_by
from network_portal.knowledge.rules.publications import Kind, Lack, PublicationState, may_hold_files
from network_portal.knowledge.subjects_to_clear import PUBLICATION
from network_portal.knowledge.views.clearing import clearing_of

STEPS = {
    "send": (submit_publication, gettext_lazy("It is sent. A co-chair or an editor reads it, and you are written to.")),
    "take_back": (take_back_publication, gettext_lazy("It is a draft again: change it, then send it.")),
    "withdraw": (withdraw_publication, gettext_lazy("It is withdrawn. You can take it up again.")),
}
LACKS = {
    Lack.LANGUAGES_OF_THE_NETWORK: gettext_lazy("a title in Spanish and in English: the Network speaks in both"),
    Lack.SUMMARY: gettext_lazy("two sentences that say what it is, in the language of the original"),
    Lack.DOCUMENT: gettext_lazy("the document: a file or an address"),
}


@requires(can_start_publication)
def new(request: HttpRequest) -> HttpResponse:
    by, started = actor_of(request), []
    form = NewPublicationForm(request.POST or None, by=by)
    if form.carried_out(lambda: started.append(_start(by, form))):
        messages.success(request, _("It is saved as a draft. Now add the document."))
        return redirect("publications:documents", started[0].pk)
    context = {**page_of_publications(_("A new publication")), "form": form}
    return render(request, "knowledge/publications/edit.html", context)


@require_http_methods(PAGE_METHODS)
def draft(request: HttpRequest, publication: int) -> HttpResponse:
    """All that is written, what is missing, and what can be done now; `act` sends, takes back or withdraws it."""
    by = actor_of(request)
    found = readable_publication(by, publication)
    form = StepForm(request.POST or None, submission=found)
    verb, done = STEPS.get(request.POST.get("act", ""), (None, ""))
    if verb and form.carried_out(lambda: verb(by=by, publication=found, version=form.cleaned_data["version"])):
        messages.success(request, str(done))
        return redirect("publications:draft", found.pk)
    in_conflict = compared(found, form)
    context = {**page_of_publications(found.title, found), **told_of_draft(by, found), "form": form}
    return render(request, "knowledge/publications/draft.html", context, status=409 if in_conflict else 200)


@require_http_methods(PAGE_METHODS)
def edit(request: HttpRequest, publication: int) -> HttpResponse:
    by = actor_of(request)
    found = readable_publication(by, publication)
    if not may_be_edited(by, found):
        messages.info(request, why_not_edited(found))
        return redirect("publications:draft", found.pk)
    form = PublicationForm(request.POST or None, publication=found)

    def save() -> None:
        version = form.cleaned_data["version"]
        save_publication(by=by, publication=found, version=version, values=form.values, texts=form.texts)

    if form.carried_out(save):
        found.refresh_from_db()
    elif form.in_conflict:
        found.refresh_from_db()
        form.compare(found.version, form.saved(found), **last_change(found))
    if form.is_bound and (form.is_valid() or form.says_the_same):
        messages.success(request, _("Saved."))
        return redirect("publications:draft", found.pk)
    context = {**page_of_publications(_("Words and facts"), found), "form": form}
    context["told_by"] = teller(by, found.publisher)
    status = 409 if form.in_conflict else 200
    return render(request, "knowledge/publications/edit.html", context, status=status)


@require_http_methods(PAGE_METHODS)
def documents(request: HttpRequest, publication: int) -> HttpResponse:
    """`act` adds a file or an address, or removes a document."""
    by = actor_of(request)
    found = readable_publication(by, publication)
    if not may_be_edited(by, found):
        messages.info(request, why_not_edited(found))
        return redirect("publications:draft", found.pk)
    forms = _document_forms(request, found)
    for act, verb in (("file", add_file), ("link", add_link), ("remove", remove_document)):
        form = forms[act]
        if form.is_bound and form.carried_out(lambda: verb(by=by, publication=found, **form.cleaned_data)):  # noqa: B023
            messages.success(request, _("The document is removed.") if act == "remove" else _("The document is added."))
            return redirect("publications:documents", found.pk)
    in_conflict = [form for form in forms.values() if compared(found, form)]
    context = {
        **page_of_publications(_("The document"), found),
        **forms,
        "may_hold_files": may_hold_files(found.kind),
        "documents": [document_told(one, is_video=found.kind == Kind.VIDEO) for one in found.documents.all()],
    }
    return render(request, "knowledge/publications/documents.html", context, status=409 if in_conflict else 200)


def readable_publication(by: Actor, pk: int) -> Publication:
    """One of the person's own organisations, or for staff any; another one is as if it were not there."""
    permit(by, can_start_publication)
    found = get_object_or_404(drafts(), pk=pk)
    permit(by, can_draft_publication, found.publisher_id, hidden=True)
    return found


def may_be_edited(by: Actor, found: Publication) -> bool:
    if found.is_published:
        return can_publish_publications.test(by) and may_be_decided_by(by, found)
    return found.is_writable


def why_not_edited(found: Publication) -> str:
    if found.is_published:
        return _("It is published. Ask a co-chair or an editor to whom it does not belong to correct it.")
    return _("It is not a draft now. Take it back to change it.")


def told_of_draft(by: Actor, found: Publication) -> dict[str, Any]:
    is_with_members = open_clearance_of(PUBLICATION, str(found.pk)) is not None
    return {
        "told_by": teller(by, found.publisher),
        "texts": sorted(found.texts.all(), key=lambda text: (text.status != TextStatus.ORIGINAL, text.pk)),
        "facts": facts_of_publication(found),
        "issued": date_in_words(found.issued_on),
        "documents": [document_told(one, is_video=found.kind == Kind.VIDEO) for one in found.documents.all()],
        "lacking": [str(LACKS[lack]) for lack in lacks_of(found)] if found.is_writable else [],
        "is_with_members": is_with_members,
        "may_edit": may_be_edited(by, found) and not is_with_members,
        "may_decide": not is_with_members and can_publish_publications.test(by) and may_be_decided_by(by, found),
        "is_waiting": found.state == PublicationState.SUBMITTED,
        "clearing": clearing_of(by, PUBLICATION, str(found.pk)),
    }


def page_of_publications(title: str, found: Publication | None = None) -> dict[str, Any]:
    crumbs = [(_("Publications"), reverse("publications:publications"))]
    if found and title != found.title:
        crumbs.append((found.title, reverse("publications:draft", args=[found.pk])))
    return {
        "page_title": title,
        "breadcrumb": [*crumbs, (title, "")],
        "publication": found,
        "was_cleared": bool(found and found.cleared_on),
        "is_example": bool(found and found.is_example),
    }


def _start(by: Actor, form: NewPublicationForm) -> Publication:
    publisher = form.cleaned_data["publisher"]
    return start_publication(by=by, publisher=publisher, values=form.values, texts=form.texts)


def _document_forms(request: HttpRequest, found: Publication) -> dict[str, VersionedForm]:
    sent = {act: request.POST if request.POST.get("act") == act else None for act in ("file", "link", "remove")}
    files = request.FILES if sent["file"] is not None else None
    return {
        "file": DocumentFileForm(sent["file"], files, submission=found, prefix="file"),
        "link": DocumentLinkForm(sent["link"], submission=found, prefix="link"),
        "remove": RemoveDocumentForm(sent["remove"], submission=found, prefix="remove"),
    }
