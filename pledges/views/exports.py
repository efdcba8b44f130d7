from collections.abc import Iterator
from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from network_portal.common.errors import DomainError
from network_portal.common.spreadsheets import write_csv, write_xlsx
from pledges.models import Pledge
from pledges.queries.filters import narrowed
from pledges.queries.pledge_files import BATCH, CSV, FORMS, MOST_IN_A_WORKBOOK, XLSX, public_rows
from pledges.views.listings import figures_of
from pledges.views.pledges import asked_of


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The pledges that the same filters show, in the columns of the import; CSV of any number, sent as it is read."""
    if form not in FORMS:
        raise Http404
    filters = asked_of(request)[0].filters
    rows = public_rows(narrowed(Pledge.objects.all(), filters))
    response: HttpResponseBase
    if form == CSV:
        response = StreamingHttpResponse(_in_pieces(rows), content_type=FORMS[CSV])
    else:
        if figures_of(filters).total > MOST_IN_A_WORKBOOK:
            raise DomainError("too_many_for_a_workbook", most=MOST_IN_A_WORKBOOK)
        response = HttpResponse(write_xlsx([("pledges", list(rows))], exact=True), content_type=FORMS[XLSX])
    response.headers["Content-Disposition"] = f'attachment; filename="pledges.{form}"'
    return response


def _in_pieces(rows: Iterator[list[str]]) -> Iterator[bytes]:
    while piece := list(islice(rows, BATCH)):
        yield write_csv(piece, exact=True)
