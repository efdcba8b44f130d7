from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "network_portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        from network_portal.accounts import errors, links, personal_data, verbs

        errors.register()
        verbs.register()
        links.register()
        personal_data.register()
