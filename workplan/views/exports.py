from django.http import Http404, HttpRequest, HttpResponse

from network_portal.common.access import actor_of
from network_portal.common.middleware.public_pages import public_page
from workplan.queries.exports import FORMS, XLSX, exported_plan, import_template
from workplan.views.plans import readable_plan


@public_page
def template(request: HttpRequest) -> HttpResponse:
    return _download(import_template(), XLSX, "work-plan-template")


@public_page
def plan_file(request: HttpRequest, plan: str, form: str) -> HttpResponse:
    """The plan in the import format; it names the organisations that this person may see (P03, P04)."""
    if form not in FORMS:
        raise Http404
    actor = actor_of(request)
    shown = readable_plan(actor, plan)
    content = exported_plan(shown, form, actor)
    return _download(content, form, shown.slug)


def _download(content: bytes, form: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
