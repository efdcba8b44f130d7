"""Who may translate. Rows of the permission matrix in brackets."""

from network_portal.accounts.permissions import is_co_chair, is_editor

can_translate = is_co_chair | is_editor  # S07
