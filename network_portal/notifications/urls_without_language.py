from django.urls import path

from network_portal.notifications.views import delivery_events

app_name = "provider"
urlpatterns = [path("mail/events/", delivery_events.delivery_events, name="delivery_events")]
