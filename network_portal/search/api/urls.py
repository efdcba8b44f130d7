from django.urls import path

from network_portal.search.api.search import SearchView

urlpatterns = [path("", SearchView.as_view(), name="search")]
