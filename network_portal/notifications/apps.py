from django.apps import AppConfig

from network_portal.common import registry


class NotificationsConfig(AppConfig):
    name = "network_portal.notifications"
    label = "notifications"

    def ready(self) -> None:
        from anymail.signals import tracking

        from network_portal.notifications import (
            errors,
            messages,
            personal_data,
            protection,
            purposes,
            verbs,
            withdrawals,
        )
        from network_portal.notifications.actions.messages import send_by_outbox
        from network_portal.notifications.views.delivery_events import note_event

        errors.register()
        verbs.register()
        messages.register()
        registry.mail_sender.register("outbox", send_by_outbox)
        personal_data.register()
        purposes.register()
        withdrawals.register()
        protection.register()
        tracking.connect(note_event, dispatch_uid="note_event")  # the library's way to hand over what was signed
