"""Links that allauth mails. Its own views open a session or end another's at GET; these do nothing before POST."""

from allauth.account.forms import UserTokenForm
from allauth.account.internal.flows.email_verification import verify_email_and_resume
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.password_reset import finalize_password_reset
from allauth.account.models import EmailAddress, EmailConfirmationHMAC, Login
from allauth.account.stages import EmailVerificationStage, LoginStageController
from allauth.account.utils import get_next_redirect_url
from allauth.decorators import rate_limit
from django.contrib.auth import logout
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from network_portal.accounts.actions.people import claim_account
from network_portal.accounts.actions.security import tell_new_address
from network_portal.accounts.forms.sign_in import ChoosePasswordForm, ResetPasswordKeyForm
from network_portal.accounts.mailed_links import mailed_link
from network_portal.accounts.models import User
from network_portal.accounts.queries import confirmed_addresses
from network_portal.accounts.way_back import keep_link
from network_portal.common.actors import Actor

GET_OR_POST = ["GET", "HEAD", "POST"]


@mailed_link
@require_http_methods(GET_OR_POST)
@sensitive_post_parameters("password1")
def confirm_email(request: HttpRequest, key: str) -> HttpResponse:
    """The link proves the mailbox, not who made the account: see `_state` for what else is asked."""
    confirmation = EmailConfirmationHMAC.from_key(key)
    state = _state(request, confirmation)
    form = None
    if confirmation and state == "choose":
        form = ChoosePasswordForm(request.POST or None, user=confirmation.email_address.user)
    if request.method == "POST" and confirmation:
        if state == "sign_in":
            keep_link(request, "accounts.confirm_email", address=confirmation.email_address.pk)
            return redirect("account_login")
        if state == "known" and (answer := _confirm(request, confirmation)):
            return answer
        if form and form.is_valid() and (answer := _claim(request, confirmation, form.cleaned_data["password1"])):
            return answer
        state = _state(request, EmailConfirmationHMAC.from_key(key))
    values = {"state": state, "form": form or Form(), "goes_on": bool(get_next_redirect_url(request))}
    return render(request, "account/email_confirm.html", values, status=410 if state == "over" else 200)


def _state(request: HttpRequest, confirmation: EmailConfirmationHMAC | None) -> str:
    """What stands between the link and the confirmed address.

    `known`: nothing, who is here gave the password of the account. `choose`: somebody else may have made the
    account with a password of theirs, so the holder of the mailbox chooses the one that opens it. `sign_in`,
    `another`: an address added to an account in use is confirmed by the person signed in to it. `over`: too late.
    """
    if confirmation is None or not confirmation.email_address.can_set_verified():
        return "over"
    owner = confirmation.email_address.user
    if request.user.pk == owner.pk:
        return "known"
    if confirmed_addresses(owner):
        return "another" if request.user.is_authenticated else "sign_in"
    stage = LoginStageController.enter(request, EmailVerificationStage.key)
    signed_up_here = stage is not None and stage.login.user is not None and stage.login.user.pk == owner.pk
    return "known" if signed_up_here else "choose"


def _confirm(request: HttpRequest, confirmation: EmailConfirmationHMAC) -> HttpResponse | None:
    before = confirmation.email_address.user.email
    with transaction.atomic():
        address, response = verify_email_and_resume(request, confirmation)
        if address is None:
            return None
        tell_new_address(address.user_id, before)
    _leave_if_another(request, address.user)
    return response or redirect("account_email" if request.user.is_authenticated else "account_login")


def _claim(request: HttpRequest, confirmation: EmailConfirmationHMAC, password: str) -> HttpResponse | None:
    """Confirms the address, makes the account its holder's alone, and signs them in."""
    before = confirmation.email_address.user.email
    with transaction.atomic():
        address = confirmation.confirm(request)
        if address is None:
            return None
        person = address.user
        tell_new_address(person.pk, before)
        claim_account(by=Actor(user_id=person.pk), person=person, password=password)
    _leave_if_another(request, person)
    then = get_next_redirect_url(request)
    login = Login(user=User.objects.get(pk=person.pk), email=address.email, redirect_url=then)
    return perform_password_login(request, {"email": address.email}, login)


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
        with transaction.atomic():
            form.save()
            _confirm_by_reset(token.reset_user, form.cleaned_data["password1"])
        finalize_password_reset(request, token.reset_user)
        _leave_if_another(request, token.reset_user)
        return redirect("account_reset_password_from_key_done")
    return render(request, "account/password_reset_from_key.html", {"form": form})


def _confirm_by_reset(person: User, password: str) -> None:
    """The mail of a reset proves the mailbox too: of an account never confirmed it went to the one address."""
    address = EmailAddress.objects.filter(user=person, email__iexact=person.email).first()
    if not confirmed_addresses(person) and address and address.set_verified():
        claim_account(by=Actor(user_id=person.pk), person=person, password=password)


def _leave_if_another(request: HttpRequest, owner: User) -> None:
    """Whoever is signed in here and is not the owner of the link leaves, so that nobody mistakes the account."""
    if request.user.is_authenticated and request.user.pk != owner.pk:
        logout(request)
