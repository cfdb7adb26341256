// Bundle the card into the integration. The same source must give the same bytes.
import { readFile } from "node:fs/promises";

import { build } from "esbuild";

const outfile = process.argv[2] ?? "../custom_components/pbx_presence/www/pbx-presence.js";

/** Minify the styles, which are texts to the bundler. */
const styles = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/styles\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/css`[^`]*`/g, minified),
      loader: "ts",
    }));
  },
};

/** Remove comments, and white space that has no meaning in CSS. */
function minified(text) {
  return text
    .replace(/\/\*.*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}");
}

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
  plugins: [styles],
});
