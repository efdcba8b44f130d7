from django.urls import path

from network_portal.knowledge.views import practices

app_name = "knowledge"
urlpatterns = [
    path("", practices.practices, name="practices"),
    path("<slug:slug>/", practices.practice, name="practice"),
]
