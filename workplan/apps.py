from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class WorkplanConfig(AppConfig):
    name = "workplan"

    def ready(self) -> None:
        from workplan import (
            addresses,
            duties,
            errors,
            menu,
            messages,
            personal_data,
            practices,
            public_texts,
            purposes,
            subjects,
            subjects_to_clear,
            translatable_texts,
            verbs,
        )

        errors.register()
        verbs.register()
        messages.register()
        addresses.register()
        duties.register()
        menu.register()
        subjects.register()
        subjects_to_clear.register()
        personal_data.register()
        practices.register()
        public_texts.register()
        purposes.register()
        translatable_texts.register()
        loaders.register("workplan", Loader("load_work_plans", place=30))
