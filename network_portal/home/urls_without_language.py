from django.urls import path

from network_portal.accounts.admin_door import admin_urls
from network_portal.home.views import health, robots, sitemaps

urlpatterns = [
    path("health/", health.health, name="health"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", sitemaps.sitemap_file, name="sitemap_file"),
    path(".well-known/security.txt", robots.security, name="security_txt"),
    path("admin/", admin_urls()),
]
