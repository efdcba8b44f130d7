from django.apps import AppConfig

from network_portal.common import registry


class MonitoringConfig(AppConfig):
    name = "network_portal.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from network_portal.monitoring import errors, menu, messages, personal_data, verbs
        from network_portal.monitoring.actions import reissues
        from network_portal.monitoring.queries import duties

        errors.register()
        verbs.register()
        messages.register()
        personal_data.register()
        menu.register()
        registry.duties.register("monitoring", duties.duties_of)
        registry.seat_changes.register("monitoring", reissues.follow_seat)
        registry.address_changes.register("monitoring", reissues.follow_address)
