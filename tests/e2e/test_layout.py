"""Nothing on a board moves while people make calls."""

from playwright.async_api import expect

from demo.stage import Shown
from demo.watch import presence

from .helpers import BOARD, CALLER, act, dashboard_of, presences
from .tab import Visit, starting

# All tiles are on the screen, because the browser only watches what is visible.
HUGE = {"width": 1280, "height": 6000}
WATCH = """() => {
  const text = ({ x, y, width, height }) =>
    [x, y, width, height].map(Math.round).join(" ");
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { previousRect, currentRect } of list.getEntries().flatMap((one) => one.sources))
      window.shifts.push(`${text(previousRect)} -> ${text(currentRect)}`);
  }).observe({ type: "layout-shift", buffered: false });
}"""
MOVE = "board => (board.style.marginTop = '40px')"
FRAMES = """() => new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))"""


async def test_nothing_moves_when_a_phone_rings_is_answered_and_hung_up(
    visit: Visit, shown: Shown
) -> None:
    people = await shown.simulator.people()
    free = [one["name"] for one in people if presence(one["state"]) == "available"]
    sensors = await presences(shown)
    # A total has one digit less during the call.
    ten = {"entities": [sensors[name] for name in free[:10]]}
    path = await dashboard_of(
        shown,
        {"type": BOARD, "density": "comfortable", "show_number": True},
        {"type": BOARD, "density": "compact", **ten},
        {"type": BOARD, "group_by": "key_word"},
    )
    person = next(one for one in people if one["name"] == free[0])
    tab = await visit(path, viewport=HUGE)
    await expect(tab.board).to_have_count(3)
    boards = [tab.board.nth(place) for place in range(3)]
    for board in boards:
        await expect(
            board.locator("pbx-presence-tile .dot ha-icon").last
        ).to_be_visible()
    await tab.page.wait_for_load_state("networkidle")
    await tab.page.evaluate(WATCH)

    for action, details, look in (
        ("ring", {"caller": CALLER}, "ringing"),
        ("answer", {}, "on_call"),
        ("hang_up", {}, "available"),
    ):
        await act(shown, person, action, **details)
        for board in boards:
            tile = board.get_by_role("button", name=starting(free[0])).first
            await expect(tile).to_contain_class(look)
        await tab.page.evaluate(FRAMES)
        assert await tab.page.evaluate("window.shifts") == []

    # The browser would have noticed.
    await boards[0].evaluate(MOVE)
    await tab.page.wait_for_function("window.shifts.length")
