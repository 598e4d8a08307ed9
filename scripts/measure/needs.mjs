// npm run measure -- needs: the share of the Terraform provider's calls whose actions are known, for each service: of
// the typical configurations in test/needs, and of all types.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { packCatalog } from "../packed-catalog.mjs";
import { packTerraform } from "../packed-terraform.mjs";

const outfile = fileURLToPath(new URL("../../node_modules/.cache/measure/needs.mjs", import.meta.url));
await build({
  stdin: {
    contents: `export { loadCatalog } from "./server/src/core/catalog/load/load.js";
      export { readProviderApis } from "./server/src/core/needs/terraform/provider-apis.js";
      export { actionsOfCall } from "./server/src/core/needs/terraform/configuration-needs.js";
      export { readConfigurationFile } from "./server/src/core/needs/terraform/read-file.js";`,
    resolveDir: fileURLToPath(new URL("../..", import.meta.url)),
  },
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  mainFields: ["module", "main"],
  logLevel: "warning",
});
const { loadCatalog, readProviderApis, actionsOfCall, readConfigurationFile } = await import(outfile);

const catalog = loadCatalog(JSON.parse(packCatalog()));
const apis = readProviderApis(packTerraform());
const answers = new Map();

function answerOf(call) {
  const key = `${call.service} ${call.method} ${call.path}`;
  if (!answers.has(key)) answers.set(key, actionsOfCall(call, apis, catalog).length);
  return answers.get(key);
}

/** The distinct calls of some types, by service: all, with certain actions, and with several possible ones. */
function countCalls(types) {
  const calls = new Map(
    types.flatMap((type) => type.calls).map((call) => [`${call.service} ${call.method} ${call.path}`, call]),
  );
  const services = new Map();
  for (const call of calls.values()) {
    const count = services.get(call.service) ?? { all: 0, known: 0, several: 0 };
    services.set(call.service, count);
    count.all++;
    const answer = answerOf(call);
    if (answer === 1) count.known++;
    if (answer > 1) count.several++;
  }
  return services;
}

function print(title, types) {
  const services = [...countCalls(types)].sort(([a, left], [b, right]) => right.all - left.all || (a < b ? -1 : 1));
  const sum = (name) => services.reduce((total, [, count]) => total + count[name], 0);
  const complete = types.filter(
    (type) => !type.isIncomplete && type.calls.length > 0 && type.calls.every((call) => answerOf(call) === 1),
  ).length;
  const row = (name, { all, known, several }) =>
    `${name.padEnd(18)} ${String(known).padStart(5)} of ${String(all).padStart(5)}  ${String(Math.round((known / all) * 100)).padStart(3)} %  ${several > 0 ? `${several} with several possible actions` : ""}`.trimEnd();
  console.log(`${title}: ${types.length} types, ${complete} complete\n`);
  for (const [name, count] of services) console.log(row(name, count));
  console.log(`${row("all", { all: sum("all"), known: sum("known"), several: sum("several") })}\n`);
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(".tf"));
const typical = filesIn("test/needs")
  .flatMap((file) => readConfigurationFile(file, readFileSync(file, "utf8")).blocks)
  .map(({ kind, type }) => (kind === "data" ? `data.${type}` : type));
print(
  "Typical configurations (test/needs)",
  [...new Set(typical)].map((name) => apis.type(name)),
);
print("All types of the provider", [...apis.types]);
