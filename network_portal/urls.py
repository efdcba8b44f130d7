"""Addresses. Every page lives below its language; machines' addresses have none."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("network_portal.home.urls_without_language")),
    path("", include("network_portal.notifications.urls_without_language")),
    path("api/", include("network_portal.home.api.urls")),
]

urlpatterns += i18n_patterns(
    path("", include("network_portal.home.urls")),
    path("search/", include("network_portal.search.urls")),
    path("work-plan/", include("workplan.urls")),
    path("pledges/", include("pledges.urls")),
    path("mechanism/", include("mechanism.urls")),
    path("bodies/", include("network_portal.bodies.urls")),
    path("practices/", include("network_portal.knowledge.urls")),
    path("publications/", include("network_portal.knowledge.urls_of_publications")),
    path("clearances/", include("network_portal.knowledge.urls_of_clearances")),
    path("", include("network_portal.monitoring.urls")),
    path("", include("network_portal.notifications.urls_of_readers")),
    path("accounts/", include("network_portal.accounts.urls")),
    path("accounts/", include("network_portal.organisations.urls")),
    path("manage/", include("network_portal.notifications.urls")),
    path("manage/", include("network_portal.organisations.urls_of_contacts")),
    path("manage/translations/", include("network_portal.translations.urls")),
    prefix_default_language=True,
)

if settings.DEVELOPMENT_PAGES:
    urlpatterns += i18n_patterns(path("gallery/", include("network_portal.common.urls")))

handler400 = "network_portal.common.views.refusals.bad_request"
handler403 = "network_portal.common.views.refusals.forbidden"
handler404 = "network_portal.common.views.refusals.not_found"
handler500 = "network_portal.common.views.refusals.server_error"
