from django.urls import path

from network_portal.search.views.search import search_page

app_name = "search"
urlpatterns = [path("", search_page, name="search")]
