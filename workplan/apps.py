from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    name = "workplan"

    def ready(self) -> None:
        from workplan import addresses, duties, errors, menu, messages, personal_data, subjects, verbs

        errors.register()
        verbs.register()
        messages.register()
        addresses.register()
        duties.register()
        menu.register()
        subjects.register()
        personal_data.register()
