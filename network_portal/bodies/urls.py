from django.urls import path

from network_portal.bodies.views import mandates, rooms

app_name = "bodies"
urlpatterns = [
    path("<slug:slug>/workspace/", rooms.room, name="room"),
    path("<slug:slug>/mandates/", mandates.mandates, name="mandates"),
    path("<slug:slug>/mandates/new/", mandates.record, name="record_mandate"),
    path("<slug:slug>/mandates/step-up/", mandates.step, name="step_up"),
    path("<slug:slug>/mandates/<int:mandate_id>/end/", mandates.end, name="end_mandate"),
    path("<slug:slug>/mandates/<int:mandate_id>/mine/", mandates.mine, name="own_mandate"),
]
