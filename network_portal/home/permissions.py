"""Who may open the pages that compose parts. Rows of the permission matrix in brackets."""

from network_portal.accounts.permissions import can_read_own_data, is_co_chair, is_editor
from network_portal.notifications.permissions import can_read_messages

can_open_dashboard = can_read_own_data  # A02
can_open_management = can_read_messages  # S03
can_edit_pages = is_co_chair | is_editor  # S07
