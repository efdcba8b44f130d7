from django.urls import path
from django.views.decorators.http import require_safe

from network_portal.common.views import gallery

app_name = "common"
urlpatterns = [path("", require_safe(gallery.gallery), name="gallery")]
