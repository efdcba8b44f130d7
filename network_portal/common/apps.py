from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "network_portal.common"
    label = "common"

    def ready(self) -> None:
        from network_portal.common import drafts, errors, versions
        from network_portal.common.files.errors import SENTENCES

        errors.register_sentences(drafts.SENTENCES)
        errors.register_sentences(versions.SENTENCES)
        errors.register_sentences(SENTENCES)
