"""Links that allauth mails. Its own views open a session or end another's at GET; these do nothing before POST."""

from allauth.account.forms import UserTokenForm
from allauth.account.internal.flows.email_verification import verify_email_and_resume
from allauth.account.internal.flows.password_reset import finalize_password_reset
from allauth.account.models import EmailConfirmationHMAC
from allauth.decorators import rate_limit
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from network_portal.accounts.forms.sign_in import ResetPasswordKeyForm
from network_portal.accounts.mailed_links import mailed_link
from network_portal.accounts.models import User

GET_OR_POST = ["GET", "HEAD", "POST"]


@mailed_link
@require_http_methods(GET_OR_POST)
def confirm_email(request: HttpRequest, key: str) -> HttpResponse:
    confirmation = EmailConfirmationHMAC.from_key(key)
    possible = confirmation is not None and confirmation.email_address.can_set_verified()
    if request.method == "POST" and confirmation is not None and possible:
        address, response = verify_email_and_resume(request, confirmation)
        if address:
            _leave_if_another(request, address.user)
            return response or redirect("account_email" if request.user.is_authenticated else "account_login")
        possible = False
    return render(request, "account/email_confirm.html", {"possible": possible}, status=200 if possible else 410)


@mailed_link
@require_http_methods(GET_OR_POST)
@sensitive_post_parameters("password1", "password2")
@rate_limit(action="reset_password_from_key")
def reset_password(request: HttpRequest, uidb36: str, key: str) -> HttpResponse:
    token = UserTokenForm(data={"uidb36": uidb36, "key": key})
    if not token.is_valid():
        return render(request, "account/password_reset_over.html", status=410)
    form = ResetPasswordKeyForm(request.POST or None, user=token.reset_user, temp_key=key)
    if request.method == "POST" and form.is_valid():
        form.save()
        finalize_password_reset(request, token.reset_user)
        _leave_if_another(request, token.reset_user)
        return redirect("account_reset_password_from_key_done")
    return render(request, "account/password_reset_from_key.html", {"form": form})


def _leave_if_another(request: HttpRequest, owner: User) -> None:
    """Whoever is signed in here and is not the owner of the link leaves, so that nobody mistakes the account."""
    if request.user.is_authenticated and request.user.pk != owner.pk:
        logout(request)
