from allauth.account import views
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase


def sign_up(request: HttpRequest) -> HttpResponseBase:
    """allauth's, whole or nothing: nobody has an account whose confirming mail was never written."""
    if request.method != "POST":
        return views.signup(request)
    with transaction.atomic():
        return views.signup(request)
