from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from network_portal.common.access import actor_of, requires
from network_portal.common.middleware.public_pages import public_page
from pledges.actions.pledge_files import export_registry
from pledges.permissions import can_import_pledges
from pledges.queries.pledge_files import (
    FORMS,
    XLSX,
    import_template,
    number_of_parts,
)


@public_page
def template(request: HttpRequest) -> HttpResponse:
    return _download(import_template(), XLSX, "pledges-template")


@requires(can_import_pledges)
def all_pledges(request: HttpRequest, form: str) -> HttpResponse:
    """The registry in the import format, with organisations that are not listed: for those who may import it."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    part, parts = request.GET.get("part", "1"), number_of_parts()
    if form not in FORMS or not (part.isascii() and part.isdigit() and 1 <= int(part) <= parts):
        raise Http404
    name = f"pledges-{part}-of-{parts}" if parts > 1 else "pledges"
    return _download(export_registry(by=actor_of(request), part=int(part), form=form, name=name), form, name)


def _download(content: bytes, form: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
