"""The doors of the reference data. Rows of the permission matrix in brackets."""

from network_portal.accounts.permissions import is_co_chair, is_editor

can_edit_country_files = is_co_chair | is_editor  # S07, the nearest row
