from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network_portal.common.access import permit
from network_portal.common.languages import current_language, date_in_words
from network_portal.monitoring.actions.paragraphs import add_paragraph
from network_portal.monitoring.forms.paragraphs import ParagraphForm
from network_portal.monitoring.models import Duty, Paragraph, Update
from network_portal.monitoring.permissions import writes_for
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.rules.updates import UpdateState
from network_portal.monitoring.views.desks import Desk

BACK = "../../"


def paragraph_page(request: HttpRequest, desk: Desk, duty: int) -> HttpResponse:
    """A subject that another lead reports: what was accepted of it, and the paragraph of this organisation."""
    permit(desk.by, writes_for, desk.organisation.pk)
    copied = Duty.objects.filter(round=desk.round, copied_leads__organisation=desk.organisation)
    found = get_object_or_404(copied.select_related("organisation", "round"), pk=duty)
    written = Paragraph.objects.filter(duty=found, organisation=desk.organisation)
    form = ParagraphForm(request.POST or None, paragraph=written.first())
    done = form.carried_out(
        lambda: add_paragraph(
            by=desk.by,
            duty=found,
            organisation_id=desk.organisation.pk,
            language=current_language(),
            **form.cleaned_data,
        )
    )
    saved = written.select_related("author").first()
    if form.in_conflict and saved is not None:
        told = {"saved_by": str(saved.author or ""), "saved_at": date_in_words(saved.saved_at, "minute")}
        form.compare(saved.version, {"words": saved.words}, **told)
    if done or form.says_the_same:
        messages.success(request, _("Your paragraph is saved. The co-chairs read it beside the update."))
        return redirect(BACK)
    accepted = Update.objects.filter(duty=found, state=UpdateState.ACCEPTED).first()
    context = {
        **desk.page(_("Add a paragraph")),
        "back": BACK,
        "duty": found,
        "facts": facts_of([found.subject_id], current_language()).get(found.subject_id),
        "accepted": accepted,
        "paragraph": saved,
        "is_writable": found.takes_updates and accepted is None,
        "form": form,
    }
    return render(request, "monitoring/paragraphs/paragraph.html", context, status=409 if form.in_conflict else 200)
