"""What readers of our mails decide about them."""

from django.urls import path

from network_portal.notifications.views import preferences

app_name = "mail"
urlpatterns = [
    path("accounts/mail/", preferences.choices, name="choices"),
    path("unsubscribe/<str:token>/", preferences.one_click, name="unsubscribe"),
]
