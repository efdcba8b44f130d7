from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import DayField, RefusableForm


class ReportedForm(RefusableForm):
    day = DayField(label=_("Reported there on"))
