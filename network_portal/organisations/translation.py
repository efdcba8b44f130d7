from modeltranslation.translator import TranslationOptions, register

from network_portal.organisations.models import Organisation


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "acronym")
