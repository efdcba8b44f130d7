from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "network_portal.home"
    label = "home"

    def ready(self) -> None:
        from network_portal.home import addresses, menu

        addresses.register()
        menu.register()
