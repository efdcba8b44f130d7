from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "network_portal.home"
    label = "home"
