from network_portal.accounts.permissions import administrator_confirmed, co_chair_confirmed

can_read_messages = co_chair_confirmed | administrator_confirmed  # S03
can_release_message = can_read_messages  # S03
