/** The browser of the tests is in another time zone than their server. */
import { defineConfig } from "vitest/config";

process.env.TZ = "America/New_York";

export default defineConfig({
  test: {
    environment: "happy-dom",
    // By default one core is left free.
    maxWorkers: "100%",
    include: ["test/**/*.test.ts"],
    onConsoleLog: (log) => !log.includes("Lit is in dev mode"),
  },
});
