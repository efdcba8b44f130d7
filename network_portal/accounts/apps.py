from django.apps import AppConfig

from network_portal.common import registry


class AccountsConfig(AppConfig):
    name = "network_portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        from network_portal.accounts import errors, links, personal_data, purposes, queries, verbs, withdrawals
        from network_portal.accounts.queries import quiet_people

        registry.staff_work.register("accounts", queries.holds_a_role)
        errors.register()
        verbs.register()
        links.register()
        personal_data.register()
        purposes.register()
        withdrawals.register()
        registry.quiet_readers.register("wish of the person", quiet_people)
