from modeltranslation.translator import TranslationOptions, register

from workplan.models import Activity, Plan, Priority


@register(Plan)
class PlanTranslation(TranslationOptions):
    fields = ("title", "endorsed_by")


@register([Priority, Activity])
class TitleTranslation(TranslationOptions):
    fields = ("title",)
