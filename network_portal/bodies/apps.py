from django.apps import AppConfig

from network_portal.common import registry


class BodiesConfig(AppConfig):
    name = "network_portal.bodies"
    label = "bodies"

    def ready(self) -> None:
        from network_portal.bodies import duties, errors, messages, personal_data, protection, purposes, rooms, verbs
        from network_portal.bodies.actions import mandates as changes
        from network_portal.bodies.queries import mandates

        errors.register()
        messages.register()
        personal_data.register()
        purposes.register()
        protection.register()
        rooms.register()
        duties.register()
        verbs.register()
        registry.seat_changes.register("bodies", changes.follow_seat)
        registry.staff_work.register("bodies", mandates.holds_an_office)
