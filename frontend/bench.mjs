// Measure the built card on a page made by happy-dom, and print the numbers as JSON.
//
//   node --expose-gc bench.mjs [FILE]
//
// The script time includes the card and happy-dom's page, but no layout and paint.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { GlobalWindow } from "happy-dom";

const SERVED = "../custom_components/pbx_presence/www/pbx-presence.js";
const FILE = process.argv[2] ?? fileURLToPath(new URL(SERVED, import.meta.url));
const TYPE = "pbx-presence-board";
const PRESENCES = ["available", "not_available", "idle"];
const KINDS = {
  sensor: ["profile", "profile_until", "profile_message", "caller", "line_status"],
  binary_sensor: ["available", "on_call", "ringing"],
};

const file = await readFile(FILE);
const page = openPage();
await import(`data:text/javascript;base64,${file.toString("base64")}`);

const change = await measureChange(200, 300);
console.log(
  JSON.stringify({
    people: 200,
    ...change,
    setup_ms: await measureSetup(200, 5),
    heap_growth_bytes_10000: await measureHeap(200, 10_000),
    file_bytes: file.length,
    file_gzip_bytes: gzipSync(file, { level: 9 }).length,
  }),
);
await page.happyDOM.close();
process.exit();

/** Make this process look like a browser, as far as the card needs one. */
function openPage() {
  const made = new GlobalWindow();
  const names = [
    "document",
    "HTMLElement",
    "customElements",
    "CSSStyleSheet",
    "CustomEvent",
    "Event",
    "localStorage",
    "location",
  ];
  for (const name of [...names, "ShadowRoot", "Document", "Element"]) globalThis[name] = made[name];
  globalThis.window = made;
  globalThis.getComputedStyle = made.getComputedStyle.bind(made);
  return made;
}

function stateOf(entity_id, state, attributes = {}) {
  return { entity_id, state, attributes, last_changed: "2026-03-02T09:00:00+00:00" };
}

/** Return a hass with an account of so many people. */
function hassOf(people) {
  const hass = {
    states: {},
    entities: {},
    devices: {},
    areas: {},
    language: "en",
    locale: { language: "en" },
  };
  hass.formatEntityState = (state) => state.state;
  const add = (entity_id, translation_key, device_id, state, attributes) => {
    hass.entities[entity_id] = { entity_id, translation_key, device_id, platform: "pbx_presence" };
    hass.states[entity_id] = stateOf(entity_id, state, attributes);
  };
  hass.devices.main = { id: "main", name: "Office" };
  add("binary_sensor.connectivity", "connectivity", "main", "on");
  for (let place = 0; place < people; place += 1) {
    const id = `person_${place}`;
    hass.devices[id] = { id, name: `Person ${place}`, via_device_id: "main" };
    add(`sensor.${id}`, "presence", id, "available", {
      number: String(place),
      key_words: [`Team ${place % 7}`],
    });
    for (const [domain, keys] of Object.entries(KINDS)) {
      for (const key of keys) add(`${domain}.${id}_${key}`, key, id, "unknown");
    }
  }
  return hass;
}

/** Return a hass in which one person has another presence. */
function stepped(hass, step, people) {
  const id = `sensor.person_${(step * 37) % people}`;
  const before = hass.states[id];
  const next = PRESENCES[(PRESENCES.indexOf(before.state) + 1) % PRESENCES.length];
  return { ...hass, states: { ...hass.states, [id]: { ...before, state: next } } };
}

async function openBoard(hass) {
  const board = document.createElement(TYPE);
  board.setConfig({ type: `custom:${TYPE}` });
  board.hass = hass;
  document.body.append(board);
  await settled(board);
  return board;
}

/** Wait until the board and all its tiles are drawn. */
async function settled(board) {
  await board.updateComplete;
  await Promise.resolve();
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Return the time of one change and the tiles that it draws, next to the time of a foreign change. */
async function measureChange(people, times) {
  const Tile = customElements.get("pbx-presence-tile");
  let hass = hassOf(people);
  const board = await openBoard(hass);
  const [own, foreign, drawn] = [[], [], []];
  for (let step = 0; step < times; step += 1) {
    hass = stepped(hass, step, people);
    const before = Tile.drawn;
    own.push(await timed(board, hass));
    drawn.push(Tile.drawn - before);
    hass = {
      ...hass,
      states: { ...hass.states, "sensor.power": stateOf("sensor.power", String(step)) },
    };
    foreign.push(await timed(board, hass));
  }
  board.remove();
  return {
    tiles_redrawn: Math.max(...drawn),
    change_ms: median(own),
    foreign_change_ms: median(foreign),
  };
}

async function timed(board, hass) {
  const start = performance.now();
  board.hass = hass;
  await settled(board);
  return performance.now() - start;
}

/** Return the time until a new board of so many people is drawn. */
async function measureSetup(people, times) {
  const found = [];
  for (let step = 0; step < times; step += 1) {
    const hass = hassOf(people);
    const start = performance.now();
    const board = await openBoard(hass);
    found.push(performance.now() - start);
    board.remove();
  }
  return median(found);
}

/** Return by how many bytes the heap grew over so many changes, null without --expose-gc. */
async function measureHeap(people, changes) {
  if (!globalThis.gc) return null;
  let hass = hassOf(people);
  const board = await openBoard(hass);
  const change = async (times) => {
    for (let step = 0; step < times; step += 1) {
      hass = stepped(hass, step, people);
      board.hass = hass;
      if (step % 10 === 0) await settled(board);
    }
    await settled(board);
    globalThis.gc();
    return process.memoryUsage().heapUsed;
  };
  const before = await change(1000);
  const after = await change(changes);
  board.remove();
  return after - before;
}
