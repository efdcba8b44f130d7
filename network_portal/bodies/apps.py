from django.apps import AppConfig

from network_portal.common import registry


class BodiesConfig(AppConfig):
    name = "network_portal.bodies"
    label = "bodies"

    def ready(self) -> None:
        from network_portal.bodies import (
            duties,
            errors,
            messages,
            office_panel,
            paper_panels,
            paper_protection,
            personal_data,
            protection,
            purposes,
            rooms,
            verbs,
            withdrawals,
        )
        from network_portal.bodies.actions import mandates as changes
        from network_portal.bodies.queries import mandates, papers

        duties.register()
        errors.register()
        messages.register()
        office_panel.register()
        paper_panels.register()
        paper_protection.register()
        personal_data.register()
        protection.register()
        purposes.register()
        rooms.register()
        verbs.register()
        withdrawals.register()
        registry.file_owners.register("bodies", papers.stored_of_rows)
        registry.seat_changes.register("bodies", changes.follow_seat)
        registry.staff_work.register("bodies", mandates.holds_an_office)
