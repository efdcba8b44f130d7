from modeltranslation.translator import TranslationOptions, register

from network_portal.taxonomy.models import (
    Country,
    GlossaryTerm,
    GuidingPrinciple,
    Objective,
    ObjectiveGroup,
    Workstream,
)


@register(Objective)
class ObjectiveTranslation(TranslationOptions):
    fields = ("short", "title")


@register([ObjectiveGroup, GuidingPrinciple, Country, Workstream])
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register(GlossaryTerm)
class TermTranslation(TranslationOptions):
    fields = ("term",)
