"""The files of a paper: added and removed by who runs the body, served to whoever may read the paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.bodies.actions.paper_documents import add_paper_file, add_paper_link, remove_paper_document
from network_portal.bodies.models import PaperDocument
from network_portal.bodies.permissions import can_read_paper
from network_portal.bodies.queries.papers import document_told
from network_portal.bodies.views.pages import drawn, page
from network_portal.bodies.views.papers import REFUSED, own, written_by
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.files import attachment
from network_portal.common.views.sections import compared
from network_portal.knowledge.forms.publications import DocumentFileForm, DocumentLinkForm, RemoveDocumentForm

VERBS = {"file": add_paper_file, "link": add_paper_link, "remove": remove_paper_document}


@require_http_methods(PAGE_METHODS)
def documents(request: HttpRequest, slug: str, paper: int) -> HttpResponse:
    """`act` adds a file or an address, or removes one."""
    actor, found = actor_of(request), written_by(request, slug, paper)
    sent = {act: request.POST if request.POST.get("act") == act else None for act in VERBS}
    files = request.FILES if sent["file"] is not None else None
    forms = {
        "file": DocumentFileForm(sent["file"], files, submission=found, prefix="file"),
        "link": DocumentLinkForm(sent["link"], submission=found, prefix="link"),
        "remove": RemoveDocumentForm(sent["remove"], submission=found, prefix="remove"),
    }
    for act, verb in VERBS.items():
        form = forms[act]
        if form.is_bound and form.carried_out(lambda: verb(by=actor, paper=found, **form.cleaned_data)):  # type: ignore[operator]  # noqa: B023
            messages.success(request, _("The document is removed.") if act == "remove" else _("The document is added."))
            return redirect("bodies:paper_documents", slug, paper)
    in_conflict = [form for form in forms.values() if compared(found, form)]
    context = {
        **page(found.body, _("Files and addresses"), own(found)),
        **forms,
        "paper": found,
        "documents": [document_told(found, one, reader=actor.user_id) for one in found.documents.all()],
    }
    return drawn(request, "bodies/papers/documents.html", context, REFUSED if in_conflict else 200)


@require_safe
def file(request: HttpRequest, slug: str, paper: int, file: int) -> HttpResponse:
    """Of a public paper for everybody, of others for those who may see it; for all else it does not exist."""
    kept = PaperDocument.objects.exclude(stored="").select_related("paper__body__parent")
    found = get_object_or_404(kept, pk=file, paper=paper, paper__body__slug=slug)
    permit(actor_of(request), can_read_paper, found.paper, hidden=True, even_sign_in=True)
    return attachment(found.stored, name=found.name, kind=found.kind)  # type: ignore[return-value]
