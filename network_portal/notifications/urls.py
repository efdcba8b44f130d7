from django.urls import path

from network_portal.notifications.views import jobs, messages, outbox, previews

app_name = "notifications"
urlpatterns = [
    path("messages/", messages.message_list, name="messages"),
    path("messages/<int:message_id>/", messages.message, name="message"),
    path("messages/<int:message_id>/release/", messages.release, name="release_message"),
    path("jobs/", jobs.job_list, name="jobs"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<str:name>/", outbox.mail, name="kept_mail"),
    path("outbox/<str:name>/html/", outbox.mail_html, name="kept_mail_html"),
    path("previews/", previews.previews, name="previews"),
    path("previews/<str:kind>/<str:language>/", previews.preview, name="preview"),
    path("previews/<str:kind>/<str:language>/html/", previews.preview_html, name="preview_html"),
]
