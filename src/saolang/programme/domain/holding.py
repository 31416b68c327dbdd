"""A plan is held while its content changes: nobody sends it to be signed or issues it in between."""

from saolang.programme.models import Plan


def hold(plan: Plan) -> Plan:
    """Lock the plan until the transaction ends and read its state anew; call it before the rows of the plan are locked.

    What was read before may have been sent to be signed by now, and two people who add a row take places one after
    the other.
    """
    plan.state = Plan.objects.select_for_update().values_list("state", flat=True).get(pk=plan.pk)
    return plan
