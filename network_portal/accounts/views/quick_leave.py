from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from network_portal.accounts.known_devices import forget_device
from network_portal.accounts.shared_devices import is_shared


@require_POST
def quick_leave(request: HttpRequest) -> HttpResponse:
    """Ends the session, if there still is one, and leads to a page that says nothing about anybody.

    The browser throws away what it kept of the pages; on a shared device cookies too, the language with them.
    """
    was_shared = is_shared(request)
    logout(request)
    answer = redirect("home:home")
    answer.status_code = 303
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"' if was_shared else '"cache"'
    if was_shared:
        forget_device(answer)
    return answer
