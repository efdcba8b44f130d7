from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "network_portal.audit"
    label = "audit"

    def ready(self) -> None:
        from network_portal.audit import purposes
        from network_portal.audit.actions import forget_name
        from network_portal.audit.queries import content_version
        from network_portal.common import registry

        registry.content_version.register("audit", content_version)
        purposes.register()
        registry.forgotten_names.register("audit", forget_name)
