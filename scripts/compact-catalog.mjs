import { importSource } from "./import-source.mjs";

/**
 * A packed catalog as one ASCII text of which a program reads only what it uses; `core/catalog/load/compact.ts` reads
 * it. The first line is the JSON of `CompactHeader`: the names of all actions, what is derived from all tables, and the
 * length of each part. The parts follow, each in a line, as JSON that is parsed on first use. ASCII, because a script
 * engine keeps such a text in half the memory, and one character is one byte.
 */
export async function compactCatalog(packed) {
  const { derivedFacts, editions } = await importSource("server/src/core/catalog/load/derived-facts.ts");
  const facts = derivedFacts(packed);
  const parts = [];
  const add = (key, value) => void parts.push([key, asciiJson(value)]);
  const header = {
    ...namesAndRows(packed, editions, "", add),
    editions: facts.editions,
    identity: { ...namesAndRows(packed.identity, editions, "identity/", add), facts: facts.identity },
    patterns: packed.services.flatMap(({ patterns = [] }) => patterns),
  };
  for (const key of ["errata", "cases", "guideNames", "scenarios"]) add(key, packed[key]);
  for (const [key, value] of Object.entries(packed.operations)) add(`operations/${key}`, value);
  // Like beside like compresses better.
  parts.sort(([a], [b]) => compareKinds(a, b));
  const lengths = parts.map(([key, text]) => [key, text.length]);
  return [asciiJson({ ...header, parts: lengths }), ...parts.map(([, text]) => text)].join("\n");
}

function compareKinds(a, b) {
  const [left, right] = [a, b].map((key) => key.replace(/[^/]*$/, ""));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Adds the rows and labels of each service as parts; returns the names of the actions and whose they are. */
function namesAndRows({ services, labels }, editions, prefix, add) {
  for (const { service, sources, actions, patterns, schema } of services) {
    const names = Object.keys(actions);
    add(`${prefix}rows/${service}`, {
      sources,
      patterns,
      schema,
      rows: names.map((name) => actions[name].map(toCells)),
    });
    for (const [language, files] of Object.entries(labels)) {
      const own = files[service];
      if (own)
        add(
          `${prefix}${language}/${service}`,
          names.map((name) => toCell(own[name])),
        );
    }
  }
  return { services: services.map((file) => [file.service, Object.keys(file.actions).join(" "), editionsOf(file, editions)]) };
}

/** The fields of a row in the order of `RowCells` in `compact-rows.ts`, without those at the end that are missing. */
function toCells({
  source,
  apis,
  dependsOn,
  iamProject,
  enterpriseProject,
  instanceAuth,
  tagAuth,
  with: joint,
  operation,
  label,
  ...rest
}) {
  if (Object.keys(rest).length > 0) throw new Error(`Unknown fields of a row: ${Object.keys(rest).join(", ")}.`);
  const flags = [iamProject, enterpriseProject, instanceAuth, tagAuth].map((flag) =>
    flag === null ? "-" : flag ? "y" : "n",
  );
  const cells = [source, apis, dependsOn, flags.join(""), joint, operation, label];
  while (cells.at(-1) === undefined) cells.pop();
  return cells.map((cell) => cell ?? null);
}

/** The labels of one action; most have one row. */
function toCell(labels) {
  return labels === undefined ? [] : labels.length === 1 ? labels[0] : labels;
}

/** One digit for each action: 1 if the first edition has a row, plus 2 for the second one. */
function editionsOf({ sources, actions }, editions) {
  const has = (rows, edition) => rows.some(({ source }) => sources[source]?.edition === edition);
  return Object.values(actions)
    .map((rows) => editions.reduce((sum, edition, index) => sum + (has(rows, edition) ? 2 ** index : 0), 0))
    .join("");
}

/** JSON that can be in a comment of a script. */
function asciiJson(value) {
  return (JSON.stringify(value) ?? "null")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("*/", "*\\/");
}
