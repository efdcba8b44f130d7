from django.urls import path

from network_portal.knowledge.views import clearances

app_name = "clearances"
urlpatterns = [
    path("", clearances.clearances, name="clearances"),
    path("new/", clearances.new, name="new"),
    path("files/<int:file>/", clearances.file, name="file"),
    path("<int:clearance>/", clearances.clearance, name="clearance"),
    path("<int:clearance>/answers/<int:answer>/", clearances.answer, name="answer"),
    path("<int:clearance>/deadline/", clearances.deadline, name="deadline"),
    path("<int:clearance>/withdraw/", clearances.withdraw, name="withdraw"),
]
