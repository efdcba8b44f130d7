"""What the two protection contacts read, below /<language>/manage/."""

from django.urls import path

from network_portal.organisations.views import protection

app_name = "protection"
urlpatterns = [path("protected/", protection.names, name="names")]
