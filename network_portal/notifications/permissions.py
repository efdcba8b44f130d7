from network_portal.accounts.permissions import administrator_confirmed, co_chair_confirmed, is_co_chair

can_read_messages = co_chair_confirmed | administrator_confirmed  # S03
can_release_message = can_read_messages  # S03
can_see_jobs = is_co_chair | administrator_confirmed  # S06
