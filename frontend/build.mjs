// Bundle the card into the integration. The same source must give the same bytes.
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

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

const ENGLISH = "en.json";

/** Bundle the keys of the texts only once, with the English ones. */
const texts = {
  name: "texts",
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/texts\/\w+\.json$/ }, async ({ path }) => {
      if (basename(path) === ENGLISH) return undefined;
      const english = join(dirname(path), ENGLISH);
      return { contents: valuesOnly(await textsIn(path), await textsIn(english)), loader: "js" };
    });
  },
};

async function textsIn(path) {
  return JSON.parse(await readFile(path, "utf8"));
}

/** Return a module with texts in the order of the English ones, one a line. */
function valuesOnly(own, english) {
  const keys = Object.keys(english);
  const lines = Object.values(own).join("\n");
  if (String(Object.keys(own)) !== String(keys) || lines.split("\n").length !== keys.length)
    throw new Error("Every language needs one line of text for each English key.");
  return `import english from "./${ENGLISH}";
const values = ${JSON.stringify(lines)}.split("\\n");
export default Object.fromEntries(Object.keys(english).map((key, place) => [key, values[place]]));`;
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
  plugins: [styles, texts],
});
