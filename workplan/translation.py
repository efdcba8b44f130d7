from modeltranslation.translator import TranslationOptions, register

from workplan.models import Activity, Plan, Priority


@register([Plan, Priority, Activity])
class TitleTranslation(TranslationOptions):
    fields = ("title",)
