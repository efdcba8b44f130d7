from django.urls import path

from network_portal.common.views import gallery

app_name = "common"
urlpatterns = [path("", gallery.gallery, name="gallery")]
