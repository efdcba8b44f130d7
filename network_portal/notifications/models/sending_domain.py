from django.db import models
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.notifications.rules import sending_domain as rules


class DomainFinding(models.Model):
    """What the name servers last said at one name: a row for SPF, for each DKIM key, for DMARC."""

    KINDS = [(rules.SPF, "SPF"), (rules.DKIM, "DKIM"), (rules.DMARC, "DMARC")]
    CODES = [
        ("spf_fine", _("Fine: it says who may send, with %(number)d of 10 look-ups.")),
        ("spf_missing", _("Nothing says who may send mail for this domain.")),
        ("spf_twice", _("There is more than one SPF record, so that none counts. Put this one in their place.")),
        ("spf_too_many", _("More than 10 look-ups, so that none counts. Take out the services you no longer use.")),
        ("spf_anyone", _("It lets everybody send in your name. Put this one in its place.")),
        ("spf_lacks", _("It does not name the mail provider of this portal. Put this one in its place.")),
        ("spf_open", _("It does not say what of mail that others send in your name. Put this one in its place.")),
        ("dkim_fine", _("Fine: the key by which your mail is known stands here.")),
        ("dkim_missing", _("No key stands here. In the place of … comes the key that your mail provider shows.")),
        ("dkim_revoked", _("The key was taken back. In the place of … comes the key that your mail provider shows.")),
        ("dkim_unnamed", _("Not checked: DKIM_SELECTORS does not say under which name the key stands.")),
        ("dmarc_fine", _("Fine: mail that only claims to be yours is kept away from readers.")),
        ("dmarc_missing", _("Nothing says what of mail that only claims to be yours. This record is a first step.")),
        ("dmarc_twice", _("There is more than one DMARC record, so that none counts. Keep one.")),
        ("dmarc_broken", _("It has no policy that is understood. Put this one in its place.")),
        ("dmarc_watches", _("It only watches. When SPF and DKIM are fine, put this one in its place.")),
        ("no_answer", _("The name servers did not answer. They are asked again tomorrow.")),
    ]

    kind = models.CharField(max_length=5, choices=KINDS)
    domain = models.CharField(max_length=253)
    name = models.CharField(max_length=253, unique=True)
    code = models.CharField(max_length=15, choices=CODES)
    record = models.TextField(blank=True)
    number = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("finding on the sending domain")
        verbose_name_plural = _("findings on the sending domain")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    @property
    def is_fine(self) -> bool:
        return self.code in rules.FINE

    @property
    def sentence(self) -> str:
        return str(self.get_code_display()) % {"number": self.number}
