"""Django's admin, for an administrator who gave a second factor in the last 15 minutes (S04); 404 for all others."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from network_portal.accounts.permissions import can_reach_admin
from network_portal.common.access import actor_of, permit

View = Callable[..., HttpResponse]


class PortalAdmin(AdminSite):
    site_header = site_title = _("Administration of the portal")
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return can_reach_admin.test(actor_of(request))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return _guarded(super().admin_view(view, cacheable))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """No page of ours asks for it; it would search by any relation to a person."""
        raise PermissionDenied

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        raise Http404

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_logout")


def _guarded(view: View) -> View:
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        permit(actor_of(request), can_reach_admin, hidden=True, even_sign_in=True)
        return view(request, *args, **kwargs)

    return update_wrapper(guarded, view)


portal_admin = PortalAdmin(name="admin")


def admin_urls() -> tuple[list[Any], str, str]:
    """For `path("admin/", admin_urls())`. No address below it is completed with a slash for a stranger."""
    patterns, app_name, name = portal_admin.urls
    return _without_slash_help(patterns), app_name, name


def _without_slash_help(patterns: list[Any]) -> list[Any]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            _without_slash_help(pattern.url_patterns)
        else:
            pattern.callback = _quiet(pattern.callback)
    return patterns


def _quiet(view: View) -> View:
    def quiet(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    setattr(quiet, "should_append_slash", False)
    return update_wrapper(quiet, view, updated=())
