from django.urls import path

from network_portal.home.views import dashboard, home, manage, objectives, pages

app_name = "home"
urlpatterns = [
    path("", home.home, name="home"),
    path("objectives/", objectives.objectives, name="objectives"),
    path("objectives/<int:number>/", objectives.objective, name="objective"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("manage/", manage.manage, name="manage"),
    path("pages/<slug:slug>/", pages.page, name="page"),
]
