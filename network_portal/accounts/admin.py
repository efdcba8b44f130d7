"""What the administrator of the machine may read here. Nothing is written by this door: the verbs have pages."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from network_portal.accounts.admin_door import portal_admin
from network_portal.accounts.models import RoleGrant, User


class ReadOnlyAdmin(admin.ModelAdmin[Any]):
    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only the declared filters: any other tells, letter by letter, what a column holds that is not shown."""
        field, _separator, way = lookup.partition("__")
        return field in self.list_filter and way in ("", "exact", "isnull")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(User, site=portal_admin)
class UserAdmin(ReadOnlyAdmin):
    list_display = ["id", "name", "email", "language", "is_active", "joined_at"]
    list_filter = ["is_active", "is_example"]
    search_fields = ["name", "email"]
    fields = ["email", "name", "language", "is_active", "is_example", "joined_at", "last_login", "erased_at"]


@admin.register(RoleGrant, site=portal_admin)
class RoleGrantAdmin(ReadOnlyAdmin):
    list_display = ["user", "role", "granted_by", "granted_at", "ended_at"]
    list_filter = ["role"]
    fields = ["user", "role", "granted_by", "granted_at", "ended_at"]
