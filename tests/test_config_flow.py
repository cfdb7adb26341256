"""Setup, reauthentication and reconfiguration, with a message for every error."""

from collections.abc import Callable
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_TOKEN, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import CONF_PROVIDER, DOMAIN
from custom_components.pbx_presence.flows import pingaway
from custom_components.pbx_presence.flows.forms import NOT_CHANGED
from custom_components.pbx_presence.polling import follow
from simulator import Simulator
from simulator.faults import Drop, Fault, Hold, Html, Redirect, Shape, Status

from .helpers import ANNA, ROOM, Flow, States, choose, fill


@pytest.fixture
def presets(monkeypatch: pytest.MonkeyPatch, pbx: Simulator) -> None:
    """Let both presets lead to the simulator."""
    addresses = dict.fromkeys(("pingaway", "telavox"), pbx.base_url)
    monkeypatch.setattr(pingaway, "PRESETS", addresses)


@pytest.mark.usefixtures("presets")
@pytest.mark.parametrize(
    ("provider", "title"),
    [("pingaway", "Pingaway"), ("telavox", "Telavox"), ("custom", "127.0.0.1:{port}")],
)
async def test_an_account_is_set_up_with_a_token(
    hass: HomeAssistant, pbx: Simulator, provider: str, title: str
) -> None:
    flow = await choose(hass, provider)
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, provider)
    address = {CONF_URL: pbx.base_url} if provider == "custom" else {}
    flow = await fill(hass, flow, **address, token=f" {pbx.token} ")
    assert flow["step_id"] == "follow"
    assert flow["description_placeholders"]["count"] == "3"
    flow = await fill(hass, flow, follow="all")
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert flow["title"] == title.format(port=pbx.port)
    assert flow["data"] == {
        CONF_PROVIDER: provider,
        CONF_URL: pbx.base_url,
        CONF_TOKEN: pbx.token,
    }
    assert flow["options"] == {"follow": "all"}
    await hass.async_block_till_done()
    assert flow["result"].state is ConfigEntryState.LOADED
    assert flow["result"].unique_id == f"{pbx.base_url}|08010203"


async def test_an_account_is_set_up_with_username_and_password(
    hass: HomeAssistant, pbx: Simulator
) -> None:
    flow = await choose(hass, "custom")
    flow = await fill(
        hass,
        flow,
        url=f"{pbx.url}/api/extensions/",
        username=pbx.username,
        password=pbx.password,
    )
    flow = await fill(hass, flow, follow="all")
    assert flow["data"] == {
        CONF_PROVIDER: "custom",
        CONF_URL: pbx.base_url,
        CONF_USERNAME: pbx.username,
        CONF_PASSWORD: pbx.password,
    }


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(403), "access_denied"),
        (Drop(), "cannot_connect"),
        (Shape(value={}, path="extensions"), "unexpected_answer"),
        (Shape(value=[], path="extensions"), "no_extensions"),
        (Redirect(location="https://elsewhere.example/"), "redirect"),
    ],
)
async def test_an_error_of_the_pbx_has_its_own_message_and_can_be_retried(
    hass: HomeAssistant, pbx: Simulator, fault: Fault, error: str
) -> None:
    flow = await choose(hass, "custom")
    pbx.faults.add(fault)
    answers = {CONF_URL: pbx.base_url, CONF_TOKEN: pbx.token}
    flow = await fill(hass, flow, **answers)
    assert flow["step_id"] == "custom"
    assert flow["errors"] == {"base": error}
    pbx.faults.clear()
    flow = await fill(hass, flow, **answers)
    flow = await fill(hass, flow, follow="all")
    assert flow["type"] is FlowResultType.CREATE_ENTRY


async def test_a_timeout_has_its_own_message(
    hass: HomeAssistant,
    pbx: Simulator,
    short_timeout: None,
) -> None:
    flow = await choose(hass, "custom")
    pbx.faults.add(Hold())
    flow = await fill(hass, flow, url=pbx.base_url, token=pbx.token)
    assert flow["errors"] == {"base": "timeout"}
    assert flow["description_placeholders"]["address"] == pbx.url


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({CONF_URL: "http://pbx.example"}, {CONF_URL: "https_required"}),
        ({CONF_URL: "ftp://pbx.example"}, {CONF_URL: "invalid_url"}),
        ({CONF_URL: "https://a:b@pbx.example"}, {CONF_URL: "invalid_url"}),
        ({CONF_URL: ""}, {CONF_URL: "invalid_url"}),
        ({CONF_TOKEN: "a\0b"}, {"base": "invalid_auth"}),
        ({CONF_TOKEN: ""}, {"base": "credentials_missing"}),
        ({CONF_TOKEN: "", CONF_USERNAME: "x"}, {"base": "credentials_missing"}),
        ({CONF_TOKEN: "", CONF_PASSWORD: "x"}, {"base": "credentials_missing"}),
        ({CONF_USERNAME: "x", CONF_PASSWORD: "x"}, {"base": "credentials_missing"}),
        ({CONF_TOKEN: "wrong"}, {"base": "invalid_auth"}),
    ],
)
async def test_invalid_input_has_its_own_message_and_can_be_corrected(
    hass: HomeAssistant,
    pbx: Simulator,
    answers: dict[str, str],
    errors: dict[str, str],
) -> None:
    good = {CONF_URL: pbx.base_url, CONF_TOKEN: pbx.token}
    flow = await choose(hass, "custom")
    flow = await fill(hass, flow, **good | answers)
    assert flow["errors"] == errors
    suggested = {
        str(field): (field.description or {}).get("suggested_value")
        for field in flow["data_schema"].schema
    }
    assert suggested[CONF_URL] == (good | answers)[CONF_URL]
    for field in (CONF_TOKEN, CONF_PASSWORD):
        is_kept = bool((good | answers).get(field))
        assert suggested[field] == (NOT_CHANGED if is_kept else None)
    flow = await fill(hass, flow, **good)
    assert flow["step_id"] == "follow"


async def test_an_unexpected_error_is_logged_and_can_be_retried(
    hass: HomeAssistant,
    pbx: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    flow = await choose(hass, "custom")
    with monkeypatch.context() as patch:
        patch.setattr(pingaway, "create_pingaway", None)
        flow = await fill(hass, flow, url=pbx.base_url, token=pbx.token)
    assert flow["errors"] == {"base": "unknown"}
    assert "Unexpected error while checking an account" in caplog.text
    flow = await fill(hass, flow, url=pbx.base_url, token=pbx.token)
    assert flow["step_id"] == "follow"


async def test_an_unfinished_flow_does_not_block_a_new_one(
    hass: HomeAssistant, pbx: Simulator
) -> None:
    for _ in range(2):
        flow = await choose(hass, "custom")
        flow = await fill(hass, flow, url=pbx.base_url, token=pbx.token)
        assert flow["step_id"] == "follow"
    flow = await fill(hass, flow, follow="all")
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert not hass.config_entries.flow.async_progress()


async def test_an_account_without_an_extension_cannot_become_another(
    hass: HomeAssistant, pbx: Simulator, entry: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(entry, unique_id=f"{pbx.base_url}|")
    flow = await entry.start_reconfigure_flow(hass)
    async with Simulator(data="example") as other:
        other.faults.add(Status(404, path="extensions/me"))
        flow = await fill(hass, flow, url=other.base_url, token=other.token)
        assert flow["errors"] == {"base": "wrong_account"}
    pbx.faults.add(Status(404, path="extensions/me"))
    flow = await fill(hass, flow, url=pbx.base_url, token=pbx.token)
    assert flow["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()


async def test_the_same_account_is_not_set_up_twice(
    hass: HomeAssistant, pbx: Simulator, loaded: MockConfigEntry
) -> None:
    flow = await choose(hass, "custom")
    flow = await fill(
        hass, flow, url=pbx.base_url, username=pbx.username, password=pbx.password
    )
    assert flow["type"] is FlowResultType.ABORT
    assert flow["reason"] == "already_configured"


@pytest.mark.parametrize(
    ("mode", "field", "choice", "people"),
    [
        ("chosen", "chosen", [ROOM, ANNA], "2"),
        ("key_word", "key_words", ["malmö"], "1"),
    ],
)
async def test_a_choice_of_extensions_is_followed(
    hass: HomeAssistant,
    pbx: Simulator,
    mode: str,
    field: str,
    choice: list[str],
    people: str,
) -> None:
    flow = await choose(hass, "custom")
    flow = await fill(hass, flow, url=pbx.base_url, token=pbx.token)
    flow = await fill(hass, flow, follow=mode)
    assert flow["step_id"] == mode
    flow = await fill(hass, flow, **{field: []})
    assert flow["errors"] == {field: "nothing_chosen"}
    with pytest.raises(InvalidData):
        await fill(hass, flow, **{field: ["Nobody"]})
    flow = await fill(hass, flow, **{field: choice})
    assert flow["options"] == {"follow": mode, field: choice}
    await hass.async_block_till_done()
    assert States(hass, flow["result"]).sensor("people_total") == people


async def test_the_extensions_to_choose_from_have_names(
    hass: HomeAssistant, pbx: Simulator
) -> None:
    flow = await choose(hass, "custom")
    flow = await fill(hass, flow, url=pbx.base_url, token=pbx.token)
    flow = await fill(hass, flow, follow="chosen")
    [selector] = flow["data_schema"].schema.values()
    assert [option["label"] for option in selector.config["options"]] == [
        "Anna Andersson (08010203)",
        "Bengt Bengtsson (08040506)",
        "Konferensrum A (08040506)",
    ]


async def test_the_number_of_followed_extensions_is_limited(
    hass: HomeAssistant, pbx: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow, "MAX_EXTENSIONS", 2)
    flow = await choose(hass, "custom")
    flow = await fill(hass, flow, url=pbx.base_url, token=pbx.token)
    flow = await fill(hass, flow, follow="all")
    assert flow["errors"] == {"follow": "too_many_extensions"}
    assert "limit" in flow["description_placeholders"]
    flow = await fill(hass, flow, follow="chosen")
    flow = await fill(hass, flow, chosen=[ANNA, ROOM, "08040506"])
    assert flow["errors"] == {"chosen": "too_many_extensions"}
    flow = await fill(hass, flow, chosen=[ANNA, ROOM])
    assert flow["type"] is FlowResultType.CREATE_ENTRY


@pytest.fixture
def change(
    request: pytest.FixtureRequest, hass: HomeAssistant, loaded: MockConfigEntry
) -> Callable[[str], Any]:
    """Return a function that starts reauthentication or reconfiguration."""

    async def begin(kind: str) -> Flow:
        if kind == "reauth":
            flow: Flow = await loaded.start_reauth_flow(hass)
            assert flow["step_id"] == "reauth_confirm"
        else:
            flow = await loaded.start_reconfigure_flow(hass)
            assert flow["step_id"] == "reconfigure"
        return flow

    return begin


@pytest.mark.parametrize("kind", ["reauth", "reconfigure"])
async def test_new_credentials_replace_the_old_ones(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    change: Callable[[str], Any],
    kind: str,
) -> None:
    flow = await change(kind)
    address = {CONF_URL: pbx.base_url} if kind == "reconfigure" else {}
    for wrong, error in (
        ({}, "credentials_missing"),
        ({CONF_TOKEN: "wrong"}, "invalid_auth"),
    ):
        flow = await fill(hass, flow, **address, **wrong)
        assert flow["errors"] == {"base": error}
        assert loaded.data[CONF_TOKEN] == pbx.token
    flow = await fill(
        hass, flow, **address, username=pbx.username, password=pbx.password
    )
    assert (flow["type"], flow["reason"]) == (
        FlowResultType.ABORT,
        f"{kind}_successful",
    )
    await hass.async_block_till_done()
    assert loaded.data == {
        CONF_PROVIDER: "pingaway",
        CONF_URL: pbx.base_url,
        CONF_USERNAME: pbx.username,
        CONF_PASSWORD: pbx.password,
    }
    assert loaded.state is ConfigEntryState.LOADED


@pytest.mark.parametrize("kind", ["reauth", "reconfigure"])
async def test_the_credentials_of_another_account_are_refused(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    change: Callable[[str], Any],
    kind: str,
) -> None:
    flow = await change(kind)
    address = {CONF_URL: pbx.base_url} if kind == "reconfigure" else {}
    pbx.world.edit("Anna Andersson", number="08090909")
    flow = await fill(hass, flow, **address, token=pbx.token)
    assert flow["errors"] == {"base": "wrong_account"}
    pbx.world.edit("Anna Andersson", number="08010203")
    flow = await fill(hass, flow, **address, token=pbx.token)
    assert flow["reason"] == f"{kind}_successful"


async def test_an_account_can_move_to_another_address(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    change: Callable[[str], Any],
) -> None:
    before = set(hass.states.async_entity_ids())
    flow = await change("reconfigure")
    flow = await fill(hass, flow, url="http://pbx.example", token="x")
    assert flow["errors"] == {CONF_URL: "https_required"}
    async with Simulator(data="example", base_path="") as moved:
        flow = await fill(hass, flow, url=moved.url, token=moved.token)
        assert flow["reason"] == "reconfigure_successful"
        await hass.async_block_till_done()
        assert loaded.unique_id == f"{moved.base_url}|08010203"
        assert loaded.state is ConfigEntryState.LOADED
        assert set(hass.states.async_entity_ids()) == before
        await hass.config_entries.async_unload(loaded.entry_id)


async def test_an_account_cannot_move_onto_another_entry(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    change: Callable[[str], Any],
) -> None:
    async with Simulator(data="example") as other:
        MockConfigEntry(
            domain=DOMAIN, unique_id=f"{other.base_url}|08010203"
        ).add_to_hass(hass)
        flow = await change("reconfigure")
        flow = await fill(hass, flow, url=other.base_url, token=other.token)
        assert flow["reason"] == "already_configured"


async def test_refused_credentials_can_be_fixed_by_signing_in_again(
    hass: HomeAssistant, pbx: Simulator, entry: MockConfigEntry
) -> None:
    pbx.faults.add(Status(401, times=1))
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    [flow] = hass.config_entries.flow.async_progress()
    flow = await fill(hass, flow, token=pbx.token)
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED


async def test_a_secret_is_kept_while_the_form_is_corrected(
    hass: HomeAssistant, pbx: Simulator
) -> None:
    flow = await choose(hass, "custom")
    wrong = f"{pbx.url}/elsewhere"
    flow = await fill(hass, flow, url=wrong, token=f'"Bearer {pbx.token}"')
    assert flow["errors"] == {"base": "not_found"}
    flow = await fill(hass, flow, url=pbx.base_url, token=NOT_CHANGED)
    flow = await fill(hass, flow, follow="all")
    assert flow["data"][CONF_TOKEN] == pbx.token
    await hass.async_block_till_done()
    assert flow["result"].state is ConfigEntryState.LOADED


@pytest.mark.usefixtures("presets")
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Drop(), "cannot_connect_no_address"),
        (Status(404), "not_found_no_address"),
        (Html(), "unexpected_answer_no_address"),
        (Redirect(location="https://elsewhere.example/"), "redirect_no_address"),
        (Status(500), "server_error"),
    ],
)
async def test_errors_do_not_mention_an_address_that_the_form_lacks(
    hass: HomeAssistant, pbx: Simulator, fault: Fault, error: str
) -> None:
    flow = await choose(hass, "pingaway")
    pbx.faults.add(fault)
    flow = await fill(hass, flow, token=pbx.token)
    assert flow["errors"] == {"base": error}


@pytest.mark.usefixtures("presets")
async def test_two_accounts_at_one_provider_have_different_names(
    hass: HomeAssistant, pbx: Simulator
) -> None:
    titles = []
    async with Simulator(data="example") as other, Simulator(data="example") as third:
        for simulator, name in ((pbx, None), (other, None), (third, "pingaway")):
            pingaway.PRESETS["pingaway"] = simulator.base_url
            flow = await choose(hass, "pingaway")
            answers = {"name": name} if name else {}
            flow = await fill(hass, flow, token=simulator.token, **answers)
            flow = await fill(hass, flow, follow="all")
            titles.append(flow["title"])
            await hass.async_block_till_done()
        assert titles == ["Pingaway", "Pingaway 2", "pingaway 3"]
        for entry in hass.config_entries.async_entries(DOMAIN):
            await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.usefixtures("presets")
async def test_the_name_of_an_account_is_suggested(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await choose(hass, "pingaway")
    assert suggested_name(flow) == "Pingaway 2"
    flow = await fill(hass, flow, token="wrong", name="Reception")
    assert suggested_name(flow) == "Reception"


def suggested_name(flow: Flow) -> str:
    """Return the name that a form suggests for an account."""
    [name] = [
        field.description["suggested_value"]
        for field in flow["data_schema"].schema
        if field == "name"
    ]
    return str(name)


async def test_renaming_an_account_renames_its_device(
    hass: HomeAssistant, loaded: MockConfigEntry, device_registry: dr.DeviceRegistry
) -> None:
    device_id = loaded.runtime_data.account_device_id
    hass.config_entries.async_update_entry(loaded, title="Reception")
    await hass.async_block_till_done()
    device = device_registry.async_get(device_id)
    assert device
    assert device.name == "Reception"


async def test_another_pbx_with_the_same_own_number_is_another_account(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    change: Callable[[str], Any],
) -> None:
    async with Simulator(data="example", base_path="") as other:
        for number, name in enumerate(("Anna Andersson", "Bengt Bengtsson")):
            mail = f"{number}@elsewhere.example"
            other.world.edit(name, name=f"Somebody {number}", email=mail, mobile="")
        other.world.edit("Konferensrum A", name="Meeting room")
        flow = await change("reconfigure")
        flow = await fill(hass, flow, url=other.url, token=other.token)
        assert flow["errors"] == {"base": "wrong_account"}
    assert loaded.unique_id == f"{pbx.base_url}|08010203"


@pytest.mark.parametrize(
    "wrapped", ['"{}"', "“{}”", "Bearer {}", "Authorization: Bearer {}"]
)
async def test_a_token_can_be_pasted_with_its_surroundings(
    hass: HomeAssistant, pbx: Simulator, wrapped: str
) -> None:
    flow = await choose(hass, "custom")
    address = f"<{pbx.base_url}>\u200b"
    flow = await fill(hass, flow, url=address, token=wrapped.format(pbx.token))
    assert flow["step_id"] == "follow"
