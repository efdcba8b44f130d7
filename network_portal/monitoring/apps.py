from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "network_portal.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from network_portal.monitoring import errors, messages, verbs

        errors.register()
        verbs.register()
        messages.register()
