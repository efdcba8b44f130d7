from django.urls import path

from network_portal.bodies.views import rooms

app_name = "bodies"
urlpatterns = [
    path("<slug:slug>/workspace/", rooms.room, name="room"),
]
