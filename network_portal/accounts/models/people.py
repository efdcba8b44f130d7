from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from network_portal.common import clock
from network_portal.common.lines import OneLineField


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person. The name is one field of any shape; the e-mail is how they sign in and is never public."""

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    name = OneLineField(_("name"), max_length=200, blank=True)
    language = models.CharField(
        _("language of messages"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_quiet = models.BooleanField(_("write to me quietly"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    is_example = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Names the account in the list of those erased, outside the database. An id would not do: after a restore it is
    # given again, and the next restore would erase somebody else.
    key = models.UUIDField(default=uuid4, unique=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_person_an_email",
                violation_error_message=_("There is an account with this e-mail address."),
            )
        ]

    def __str__(self) -> str:
        return self.name or _("Person %(number)s") % {"number": self.pk}

    def as_number(self) -> "User":
        """The person as the audit keeps them: a number, no name."""
        return User(pk=self.pk)

    def clean(self) -> None:
        self.email = self.email.strip().lower()

    @property
    def is_staff(self) -> bool:
        """What Django's admin asks; the door itself is guarded by accounts.permissions."""
        return self.holds_role("administrator")

    def holds_role(self, role: str) -> bool:
        return self.is_active and self.role_grants.in_force().filter(role=role).exists()

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_staff

    def has_perms(self, perms: Any, obj: Any = None) -> bool:
        return self.is_staff

    def has_module_perms(self, label: str) -> bool:
        return self.is_staff
