from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "network_portal.notifications"
    label = "notifications"

    def ready(self) -> None:
        from network_portal.notifications import errors, verbs

        errors.register()
        verbs.register()
