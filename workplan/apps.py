from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    name = "workplan"

    def ready(self) -> None:
        from workplan import errors, messages, verbs

        errors.register()
        verbs.register()
        messages.register()
