"""Shows only part of the plan: an axe, a territory, a declared state. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from plans.dashboard.figures import ActivityFigures, NodeFigures
from plans.reporting.states import DeclaredState


@dataclass(frozen=True)
class Choice:
    """What a reader asked to see; an empty choice shows everything."""

    axis: str = ""
    territory: str = ""
    state: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Choice":
        """The choice in a query string; what is not a state is left out."""
        state = asked.get("etat", "")
        return cls(
            axis=asked.get("axe", "")[:12],
            territory=asked.get("territoire", "")[:40],
            state=state if state in DeclaredState.values else "",
        )

    def __bool__(self) -> bool:
        return bool(self.axis or self.territory or self.state)

    def takes(self, activity: ActivityFigures) -> bool:
        """Whether an activity is in the chosen territory and state."""
        zones = {slug for slug, _ in activity.territories}
        return (not self.territory or self.territory in zones) and (
            not self.state or activity.declared == self.state
        )


def narrowed(axes: Iterable[NodeFigures], choice: Choice) -> tuple[NodeFigures, ...]:
    """The chosen axes with the chosen activities; their own figures stay whole."""
    chosen = [axis for axis in axes if not choice.axis or axis.code == choice.axis]
    if not (choice.territory or choice.state):
        return tuple(chosen)
    kept = (_narrow(axis, choice) for axis in chosen)
    return tuple(axis for axis in kept if axis is not None)


def _narrow(node: NodeFigures, choice: Choice) -> NodeFigures | None:
    children = [_narrow(child, choice) for child in node.children]
    kept = tuple(child for child in children if child is not None)
    activities = tuple(
        activity for activity in node.activities if choice.takes(activity)
    )
    if not kept and not activities:
        return None
    return replace(node, children=kept, activities=activities)


def territories_in(axes: Iterable[NodeFigures]) -> list[tuple[str, str]]:
    """The zones that at least one activity names, in alphabetical order."""
    zones = {
        zone
        for axis in axes
        for activity in axis.all_activities()
        for zone in activity.territories
    }
    return sorted(zones, key=lambda zone: zone[1])
