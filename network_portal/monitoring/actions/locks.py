"""The order in which rows are taken for a change, everywhere the same: the round, the duty, its update."""

from network_portal.monitoring.models import Duty, Round, Update


def locked_duty(duty_id: int) -> Duty:
    """With its round, which nobody closes, reopens or moves until this change is made."""
    round_id = Duty.objects.values_list("round", flat=True).get(pk=duty_id)
    Round.objects.select_for_update().get(pk=round_id)
    return Duty.objects.select_for_update(of=("self",)).select_related("round").get(pk=duty_id)


def locked_update(update_id: int) -> Update:
    """After its round and its duty, where it has one."""
    duty_id = Update.objects.values_list("duty", flat=True).get(pk=update_id)
    if duty_id is not None:
        locked_duty(duty_id)
    return Update.objects.select_for_update(of=("self",)).select_related("duty__round").get(pk=update_id)
