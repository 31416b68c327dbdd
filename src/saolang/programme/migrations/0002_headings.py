"""Tasks that hold others take the state of what lies inside, as every move of a task keeps it from now on."""

from django.db import migrations

OPEN = ("planned", "doing")


def follow(apps, schema_editor):
    """The lowest headings first; one that somebody reported as done or dropped stays as it was reported."""
    tasks = apps.get_model("programme", "Task").objects
    parents = dict(tasks.values_list("pk", "parent_id"))
    states = dict(tasks.values_list("pk", "state"))
    inside = {}
    for pk, parent in parents.items():
        inside.setdefault(parent, []).append(pk)

    def settled(pk):
        parts = [settled(one) for one in inside.get(pk, ())]
        if parts and states[pk] in OPEN:
            counted = [state for state in parts if state != "dropped"] or ["dropped"]
            same = all(state == counted[0] for state in counted)
            state = counted[0] if same else "doing" if any(one in OPEN for one in counted) else "carried"
            if state != states[pk]:
                states[pk] = state
                tasks.filter(pk=pk).update(state=state)
        return states[pk]

    for pk in inside.get(None, ()):
        settled(pk)


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_initial")]

    operations = [migrations.RunPython(follow, migrations.RunPython.noop)]
