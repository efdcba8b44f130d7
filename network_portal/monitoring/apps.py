from django.apps import AppConfig

from network_portal.common import registry


class MonitoringConfig(AppConfig):
    name = "network_portal.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from network_portal.monitoring import errors, menu, messages, personal_data, purposes, verbs, withdrawals
        from network_portal.monitoring.actions import links
        from network_portal.monitoring.queries import duties, evidence

        errors.register()
        verbs.register()
        messages.register()
        personal_data.register()
        purposes.register()
        withdrawals.register()
        menu.register()
        registry.file_owners.register("monitoring", evidence.stored_of_rows)
        registry.duties.register("monitoring", duties.duties_of)
        registry.seat_changes.register("monitoring", links.follow_seat)
        registry.address_changes.register("monitoring", links.follow_address)
