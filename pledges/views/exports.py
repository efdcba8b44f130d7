from collections.abc import Iterator
from itertools import islice

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.common.spreadsheets import write_csv, write_xlsx
from pledges.models import Pledge
from pledges.queries.filters import PledgeFilters, narrowed
from pledges.queries.pledge_files import BATCH, CSV, FORMS, MOST_IN_A_WORKBOOK, XLSX, about_the_download, public_rows
from pledges.views.listings import figures_of, list_url
from pledges.views.pledges import FILTERS, PUBLIC_FILTERS, asked_of

MOST_REASONS = 10


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The pledges that the same filters show, in the columns of the import and those that tell of when and under which
    licence; CSV of any number, sent as it is read."""
    if form not in FORMS:
        raise Http404
    filters = _understood(request)
    rows = public_rows(narrowed(Pledge.objects.all(), filters))
    response: HttpResponseBase
    if form == CSV:
        response = StreamingHttpResponse(_in_pieces(rows), content_type=FORMS[CSV])
    else:
        total = figures_of(filters).total
        if total > MOST_IN_A_WORKBOOK:
            raise DomainError("too_many_for_a_workbook", most=MOST_IN_A_WORKBOOK)
        about = about_the_download(total, settings.SITE_URL + list_url(filters))
        response = HttpResponse(
            write_xlsx([("pledges", list(rows)), (_("About this file"), about)], exact=True), content_type=FORMS[XLSX]
        )
    response.headers["Content-Disposition"] = f'attachment; filename="pledges-{clock.today().isoformat()}.{form}"'
    return response


def _understood(request: HttpRequest) -> PledgeFilters:
    """A page can say what it passed over; a file cannot, and would be taken for what was asked."""
    question, sees_silence = asked_of(request)
    known = FILTERS if sees_silence else PUBLIC_FILTERS
    unknown = [_("There is no filter “%(name)s”.") % {"name": name[:40]} for name in request.GET if name not in known]
    if reasons := [*question.problems, *unknown]:
        raise DomainError("pledge_file_not_understood", reasons=" ".join(reasons[:MOST_REASONS]))
    return question.filters


def _in_pieces(rows: Iterator[list[str]]) -> Iterator[bytes]:
    while piece := list(islice(rows, BATCH)):
        yield write_csv(piece, exact=True)
