from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class OrganisationsConfig(AppConfig):
    name = "network_portal.organisations"
    label = "organisations"

    def ready(self) -> None:
        from network_portal.common import registry
        from network_portal.organisations import errors, messages, personal_data, purposes, verbs, withdrawals
        from network_portal.organisations import withdrawals_of_teams as of_teams
        from network_portal.organisations.queries.protection import quiet_people
        from network_portal.organisations.queries.teams import holds_a_seat

        errors.register()
        verbs.register()
        messages.register()
        personal_data.register()
        purposes.register()
        withdrawals.register()
        of_teams.register()
        registry.quiet_readers.register("wish of the organisation", quiet_people)
        registry.team_seats.register("organisations", holds_a_seat)
        loaders.register("organisations", Loader("load_organisations", place=20))
