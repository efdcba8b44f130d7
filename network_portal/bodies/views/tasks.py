from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from network_portal.bodies.actions.tasks import add_task, finish_task
from network_portal.bodies.forms.tasks import TaskForm
from network_portal.bodies.models import Task
from network_portal.bodies.permissions import can_read_inside, can_write_inside
from network_portal.bodies.queries.tasks import done_tasks, due_in_words, is_late, page_of_open_tasks
from network_portal.bodies.views.pages import body_or_404, drawn, page
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.errors import DomainError
from network_portal.common.languages import date_in_words
from network_portal.common.numbers import whole_number
from network_portal.common.views.sections import tell_once


@require_http_methods(PAGE_METHODS)
def tasks(request: HttpRequest, slug: str) -> HttpResponse:
    """Members read; who runs the body adds."""
    body, by = body_or_404(slug), actor_of(request)
    if request.method == "POST":
        permit(by, can_write_inside, body)
    permit(by, can_read_inside, body, hidden=True)
    form = TaskForm(request.POST or None, body=body)
    if form.carried_out(lambda: add_task(by=by, body=body, **form.values())):
        tell_once(request, _("The task stands in the list."))
        return redirect("bodies:tasks", slug)
    number = whole_number(request.GET.get("page", "")) or 1
    rows, has_more = page_of_open_tasks(body, number)
    context = {
        **page(body, _("Tasks")),
        "open": [{"row": one, "due": due_in_words(one), "is_late": is_late(one)} for one in rows],
        "done": [{"row": one, "day": date_in_words(one.done_at)} for one in done_tasks(body) if one.done_at],
        "next_url": f"?page={number + 1}" if has_more else "",
        "previous_url": f"?page={number - 1}" if number > 1 else "",
        "form": form,
        "writes": can_write_inside.test(by, body),
        "is_example": bool(rows) and all(one.is_example for one in rows),
    }
    return drawn(request, "bodies/tasks/tasks.html", context)


@require_POST
def finish(request: HttpRequest, slug: str, task_id: int) -> HttpResponse:
    body, by = body_or_404(slug), actor_of(request)
    permit(by, can_write_inside, body)
    task = get_object_or_404(Task, body=body, pk=task_id)
    try:
        finish_task(by=by, task=task)
        tell_once(request, _("The task is done."))
    except DomainError as refusal:
        tell_once(request, str(refusal))
    return redirect("bodies:tasks", slug)
