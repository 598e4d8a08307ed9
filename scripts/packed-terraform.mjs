import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = "server/catalog/terraform";

/**
 * The calls of the Terraform provider as one text, which takes a third of the committed table: a line of JSON with the
 * source and the products of its services; the distinct calls in a fixed order (`#` and a service, then its calls, each
 * with its method, the number of characters that its path shares with the previous one, and the rest of the path); an
 * empty line; and each type with its calls, as differences of their numbers in base 36, each with its phases. `!` marks
 * a type that makes further calls. `core/needs/terraform/provider-apis.ts` reads it.
 */
export function packTerraform() {
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const rows = read("huaweicloud.tsv")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
  const { services } = JSON.parse(read("services.json"));
  const incomplete = new Set(JSON.parse(read("corrections.json")).incomplete.map(({ type }) => type));
  const calls = [
    ...new Set(
      rows.filter(({ length }) => length > 1).map(([, service, method, path]) => `${service}\t${path}\t${method}`),
    ),
  ].sort();
  const numbers = new Map(calls.map((call, index) => [call, index]));
  const types = new Map();
  for (const [type, service, method, path, phases] of rows) {
    const own = types.get(type) ?? [];
    types.set(type, own);
    if (service !== undefined) own.push([numbers.get(`${service}\t${path}\t${method}`), phases]);
  }
  return [
    JSON.stringify({
      ...JSON.parse(read("source.json")),
      services: Object.fromEntries(Object.entries(services).map(([name, { products }]) => [name, products])),
    }),
    ...packCalls(calls),
    "",
    ...[...types].map(([type, own]) => `${type}${incomplete.has(type) ? "!" : ""} ${packNumbers(own)}`.trimEnd()),
  ].join("\n");
}

function packCalls(calls) {
  let owner;
  let last = "";
  return calls.map((call) => {
    const [service, path, method] = call.split("\t");
    const head = service === owner ? "" : `#${service}\n`;
    if (head !== "") last = "";
    owner = service;
    let shared = 0;
    while (shared < last.length && last[shared] === path[shared]) shared++;
    last = path;
    return `${head}${method} ${shared} ${path.slice(shared)}`;
  });
}

/** Capital letters for the phases: digits in base 36 are small. */
function packNumbers(own) {
  let last = 0;
  return own
    .sort(([left], [right]) => left - right)
    .map(([number, phases]) => {
      const step = number - last;
      last = number;
      return `${step.toString(36)}${phases.toUpperCase()}`;
    })
    .join(" ");
}

/** Resolves `import text from "packed-terraform"` to that text. */
export const packedTerraform = {
  name: "packed-terraform",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^packed-terraform$/ }, ({ path }) => ({ path, namespace: "packed-terraform" }));
    onLoad({ filter: /.*/, namespace: "packed-terraform" }, () => ({ contents: packTerraform(), loader: "text" }));
  },
};

/** Resolves `import text from "packed-terraform"` to `terraform-apis.js` beside the bundle. */
export const terraformBeside = {
  name: "terraform-beside",
  setup({ onResolve }) {
    onResolve({ filter: /^packed-terraform$/ }, () => ({ path: "./terraform-apis.js", external: true }));
  },
};

/** Writes the files that `terraformBeside` needs. */
export function writeTerraformBeside(folder) {
  writeFileSync(join(folder, "terraform-apis.txt"), packTerraform());
  writeFileSync(
    join(folder, "terraform-apis.js"),
    `module.exports = require("fs").readFileSync(__dirname + "/terraform-apis.txt", "utf8");\n`,
  );
}
