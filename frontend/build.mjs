// Bundle the card into the integration. The same source must give the same bytes.
import { build } from "esbuild";

const outfile = process.argv[2] ?? "../custom_components/pbx_presence/www/pbx-presence.js";

await build({
  entryPoints: ["src/main.ts"],
  outfile,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "inline",
  logLevel: "warning",
});
