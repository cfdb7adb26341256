/** Define custom elements so that they stay defined while Home Assistant's page starts. */

const APPLICATION = "home-assistant";
const PAUSE = 100;
const PATIENCE = 10 * 60_000;

type Elements = Readonly<Record<string, CustomElementConstructor>>;

/**
 * Define elements now, and again where that was lost, until the application is up.
 *
 * Up to Home Assistant 2026.10 the page replaces its registry of elements while it starts,
 * and forgets what was defined before (home-assistant/frontend). A promise of the old registry
 * may never be kept, so the new one is looked at from time to time.
 */
export function keepDefined(elements: Elements): void {
  define(elements);
  if (isUp()) return;
  const end = Date.now() + PATIENCE;
  const timer = setInterval(() => {
    const isDone = isUp() || Date.now() > end;
    define(elements);
    if (isDone) clearInterval(timer);
  }, PAUSE);
  void customElements.whenDefined(APPLICATION).then(() => define(elements));
}

function isUp(): boolean {
  return Boolean(customElements.get(APPLICATION));
}

function define(elements: Elements): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
