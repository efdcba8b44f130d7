from django.apps import AppConfig

from network_portal.common import registry


class NotificationsConfig(AppConfig):
    name = "network_portal.notifications"
    label = "notifications"

    def ready(self) -> None:
        from network_portal.notifications import errors, messages, personal_data, verbs
        from network_portal.notifications.actions.messages import send_by_outbox

        errors.register()
        verbs.register()
        messages.register()
        registry.mail_sender.register("outbox", send_by_outbox)
        personal_data.register()
