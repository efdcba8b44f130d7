from allauth.account.utils import get_next_redirect_url
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from network_portal.accounts.permissions import is_signed_in
from network_portal.common.access import actor_of, permit, requires
from network_portal.common.numbers import whole_number
from network_portal.organisations.middleware import SESSION_KEY
from network_portal.organisations.models import Organisation
from network_portal.organisations.permissions import is_in_team


@requires(is_signed_in)
@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """From now on, in this session, the person speaks for that organisation of theirs."""
    number = whole_number(request.POST.get("organisation", "")) or 0
    permit(actor_of(request), is_in_team, Organisation(pk=number))
    request.session[SESSION_KEY] = number
    return HttpResponseRedirect(get_next_redirect_url(request) or reverse("accounts:home"))
