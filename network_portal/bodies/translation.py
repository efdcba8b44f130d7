from modeltranslation.translator import TranslationOptions, register

from network_portal.bodies.models import Body


@register(Body)
class BodyTranslation(TranslationOptions):
    fields = ("name",)
