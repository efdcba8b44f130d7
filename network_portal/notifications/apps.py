from django.apps import AppConfig

from network_portal.common import registry


class NotificationsConfig(AppConfig):
    name = "network_portal.notifications"
    label = "notifications"

    def ready(self) -> None:
        from network_portal.notifications import errors, messages, verbs
        from network_portal.notifications.actions.messages import send_by_outbox
        from network_portal.notifications.actions.people import erase_messages, export_messages

        errors.register()
        verbs.register()
        messages.register()
        registry.mail_sender.register("outbox", send_by_outbox)
        registry.personal_data.register("messages", registry.PersonalData(export_messages, erase_messages))
