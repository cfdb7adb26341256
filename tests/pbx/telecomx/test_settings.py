"""Access levels and names of employees at Telecom X."""

from custom_components.pbx_presence.pbx.telecomx.settings import (
    AccessLevel,
    ListedName,
    MobileConfig,
    MobileList,
    employee_names,
)


def test_an_access_level_includes_itself_and_all_lower_ones() -> None:
    levels = [
        AccessLevel.NO_LOGIN,
        AccessLevel.PERSONAL,
        AccessLevel.VIEWER,
        AccessLevel.MANAGER,
        AccessLevel.OWNER,
        AccessLevel.RESELLER,
        AccessLevel.RESELLER_ADMIN,
        AccessLevel.ADMIN,
    ]
    assert list(AccessLevel) == levels
    for place, level in enumerate(levels):
        reached = [other for other in levels if level.reaches(other)]
        assert reached == levels[: place + 1]


def test_a_colleague_does_not_get_the_name_of_a_queue_with_the_same_id() -> None:
    def listed(type_: str, *names: str | None) -> MobileList:
        first, *rest = (
            ListedName(id=str(n), name=name) for n, name in enumerate(names)
        )
        return MobileList(type=type_, shown=(first,), others=tuple(rest))

    queues, colleagues = (
        listed("QUEUES", "Support", "Vagt"),
        listed("COLLEAGUES", None, "Per"),
    )
    again = listed("COLLEAGUES", "Joakim", "Per Møller")
    configs = [
        MobileConfig(id="A", customer=None, lists=(queues, colleagues)),
        MobileConfig(id="B", customer=None, lists=(again,)),
    ]
    assert employee_names(configs) == {"0": "Joakim", "1": "Per"}
