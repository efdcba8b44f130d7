"""The papers of a body in its room: the list, one with what members say of it, and the forms of who runs the body."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.accounts.queries import last_change
from network_portal.bodies.actions.paper_comments import comment_on_paper
from network_portal.bodies.actions.papers import add_paper, change_paper, remove_paper
from network_portal.bodies.forms.papers import CommentForm, NewPaperForm, PaperFilterForm, PaperForm, saved
from network_portal.bodies.models import Body, Paper
from network_portal.bodies.permissions import can_read_inside, can_read_paper_inside, can_write_inside
from network_portal.bodies.queries.papers import (
    comments_on,
    document_told,
    languages_of,
    newest_documents,
    papers_inside,
    speaks_there_for,
    with_documents,
)
from network_portal.bodies.views.pages import Crumb, body_or_404, drawn, page
from network_portal.bodies.views.paging import page_of, ways
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.actors import Actor
from network_portal.common.forms.sections import StepForm
from network_portal.common.numbers import grouped
from network_portal.common.views.sections import compared

REFUSED = 409


@require_safe
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    body, actor = body_or_404(slug), actor_of(request)
    permit(actor, can_read_inside, body, hidden=True)
    runs = can_write_inside.test(actor, body)
    form = PaperFilterForm(request.GET, languages=languages_of(papers_inside(body, runs=runs)))
    found = page_of(request, with_documents(papers_inside(body, runs=runs, **form.asked)))
    context = {
        **page(body, _("Papers")),
        **ways(request, found),
        "rows": [{"paper": one, "documents": [document_told(one, d) for d in newest_documents(one)]} for one in found],
        "results": papers_in_words(found.paginator.count),
        "form": form,
        "runs": runs,
    }
    return drawn(request, "bodies/papers/papers.html", context)


@require_http_methods(PAGE_METHODS)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    body, actor = body_or_404(slug), actor_of(request)
    permit(actor, can_write_inside, body)
    form, made = NewPaperForm(request.POST or None, body=body), []
    if form.carried_out(
        lambda: made.append(add_paper(by=actor, body=body, key=form.cleaned_data["key"], values=form.values))
    ):
        messages.success(request, _("The paper is added. Now add its file or its address."))
        return redirect("bodies:paper_documents", slug, made[0].pk)
    context = {**page(body, _("Add a paper"), _list(body)), "form": form}
    return drawn(request, "bodies/papers/new.html", context)


@require_http_methods(PAGE_METHODS)
def paper(request: HttpRequest, slug: str, paper: int) -> HttpResponse:
    """POST comments on it, for the organisation that sits there."""
    actor, found = actor_of(request), read_inside(request, slug, paper)
    organisation, form = speaks_there_for(actor, found.body), CommentForm(request.POST or None)
    if form.carried_out(
        lambda: comment_on_paper(
            by=actor,
            paper=found,
            key=form.cleaned_data["key"],
            organisation=organisation,
            text=form.cleaned_data["text"],
        )
    ):
        messages.success(request, _("Your comment is there."))
        return redirect("bodies:paper", slug, paper)
    context = {
        **page(found.body, found.title, _list(found.body)),
        "paper": found,
        "documents": [document_told(found, one, reader=actor.user_id) for one in found.documents.all()],
        "comments": comments_on(found),
        "speaks_for": organisation.short_name if organisation else _("Regional Network"),
        "form": form,
        "runs": can_write_inside.test(actor, found.body),
        "is_example": found.is_example or found.body.is_example,
    }
    return drawn(request, "bodies/papers/paper.html", context)


@require_http_methods(PAGE_METHODS)
def edit(request: HttpRequest, slug: str, paper: int) -> HttpResponse:
    """`act` saves what was written, or removes the paper."""
    actor, found = actor_of(request), written_by(request, slug, paper)
    sent = {act: request.POST if request.POST.get("act") == act else None for act in ("save", "remove")}
    form, step = PaperForm(sent["save"], paper=found), StepForm(sent["remove"], submission=found)
    if form.is_bound and form.carried_out(lambda: _save(actor, found, form)):
        messages.success(request, _("Saved."))
        return redirect("bodies:paper", slug, paper)
    if step.is_bound and step.carried_out(
        lambda: remove_paper(by=actor, paper=found, version=step.cleaned_data["version"])
    ):
        messages.success(request, _("The paper is removed, with its files and comments."))
        return redirect("bodies:papers", slug)
    if form.in_conflict:
        found.refresh_from_db()
        form.compare(found.version, saved(found), **last_change(found))
        if form.says_the_same:
            return redirect("bodies:paper", slug, paper)
    late = compared(found, step) or form.in_conflict
    title = _("Words and readers")
    context = {**page(found.body, title, _list(found.body), own(found)), "paper": found, "form": form, "step": step}
    return drawn(request, "bodies/papers/edit.html", context, REFUSED if late else 200)


def read_inside(request: HttpRequest, slug: str, pk: int) -> Paper:
    """With its files; one that is not for the reader is as if it were not there."""
    body, actor = body_or_404(slug), actor_of(request)
    permit(actor, can_read_inside, body, hidden=True)
    found = get_object_or_404(with_documents(Paper.objects.select_related("body", "body__parent")), pk=pk, body=body)
    permit(actor, can_read_paper_inside, found, hidden=True)
    return found


def written_by(request: HttpRequest, slug: str, pk: int) -> Paper:
    """With its files, for who runs the body."""
    body = body_or_404(slug)
    permit(actor_of(request), can_write_inside, body)
    return get_object_or_404(with_documents(Paper.objects.select_related("body", "body__parent")), pk=pk, body=body)


def own(paper: Paper) -> Crumb:
    return paper.title, reverse("bodies:paper", args=[paper.body.slug, paper.pk])


def papers_in_words(count: int) -> str:
    return ngettext("%(many)s paper", "%(many)s papers", count) % {"many": grouped(count)}


def _list(body: Body) -> Crumb:
    return _("Papers"), reverse("bodies:papers", args=[body.slug])


def _save(actor: Actor, found: Paper, form: PaperForm) -> Any:
    return change_paper(by=actor, paper=found, version=form.cleaned_data["version"], values=form.values)
