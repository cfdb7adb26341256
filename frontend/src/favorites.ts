/** The people whom a user wants to see first, stored in Home Assistant for each user. */

import { toggled } from "./filter";
import type { Hass } from "./hass";

const KEY = "pbx_presence_favorites";

/** The devices of the favorites, shared by all cards of a page. */
export class Favorites extends EventTarget {
  devices: ReadonlySet<string> = new Set();
  private loading?: Promise<void>;

  /** Read the favorites once; cards hear about them with a "change" event. */
  load(hass: Hass): void {
    if (hass.callWS) this.loading ??= this.read(hass);
  }

  /** Add or remove a favorite of those stored now; an error of Home Assistant is passed on. */
  async toggle(hass: Hass, device: string): Promise<void> {
    const devices = toggled(await stored(hass), device);
    await hass.callWS?.({ type: "frontend/set_user_data", key: KEY, value: [...devices] });
    this.accept(devices);
  }

  private async read(hass: Hass): Promise<void> {
    try {
      const devices = await stored(hass);
      if (devices.size) this.accept(devices);
    } catch {
      this.loading = undefined;
    }
  }

  private accept(devices: ReadonlySet<string>): void {
    this.devices = devices;
    this.dispatchEvent(new Event("change"));
  }
}

async function stored(hass: Hass): Promise<ReadonlySet<string>> {
  const found = await hass.callWS?.({ type: "frontend/get_user_data", key: KEY });
  const value = (found as { value?: unknown } | undefined)?.value;
  return new Set(Array.isArray(value) ? value.map(String) : []);
}

export const favorites = new Favorites();
