from django.urls import path

from network_portal.accounts.admin_door import admin_urls
from network_portal.home.views import health, robots

urlpatterns = [
    path("health/", health.health, name="health"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path(".well-known/security.txt", robots.security, name="security_txt"),
    path("admin/", admin_urls()),
]
