// The texts for measurements. They are the same in every run.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { project } from "./packages.mjs";

const folder = join(project, "server/catalog/actions");
const isOwn =
  (sources) =>
  ({ source }) =>
    sources[source].edition === "huaweicloud";
const tables = readdirSync(folder)
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
const rowsOf = ({ sources, actions }) =>
  Object.entries(actions)
    .map(([name, rows]) => [name, rows.filter(isOwn(sources))])
    .filter(([, rows]) => rows.length > 0);

/** The actions of the catalog, by service. */
export const knownNames = tables.flatMap((table) => rowsOf(table).map(([name]) => name));

/** Services of regions that have many actions without dependencies: each with those actions. */
const regional = ["as", "cce", "dli", "drs", "ecs", "elb", "er", "evs", "kms", "modelarts", "rds", "vpc", "vpn"];
const independent = tables
  .filter(({ service }) => regional.includes(service))
  .map((table) =>
    rowsOf(table)
      .filter(([, rows]) => rows.every(({ dependsOn }) => !dependsOn?.length))
      .map(([name]) => name),
  );

/** Actions that need no other actions. */
export const independentNames = independent.flat();

const printed = (statements) => `${JSON.stringify({ Version: "1.1", Statement: statements }, undefined, 2)}\n`;

/**
 * A policy of about the given number of characters, at most 6,144 (the limit of the service), as authors write them: a
 * statement for each service, and a handful of findings. `number` chooses the services.
 */
export function typicalPolicy(characters, number = 0) {
  const statements = [{ Effect: "Allow", Action: ["ecs:cloudServers:stop", "ecs:servers:gett"] }];
  for (let index = 0; ; index++) {
    const names = independent[(number + index) % independent.length];
    const first = (number * 7) % Math.max(1, names.length - 24);
    const statement = { Effect: "Allow", Action: names.slice(first, first + 24) };
    while (statement.Action.length > 0 && printed([...statements, statement]).length > characters)
      statement.Action.pop();
    if (statement.Action.length > 0) statements.push(statement);
    if (statement.Action.length < 24 || statements.length === 8) return printed(statements);
  }
}

/**
 * A policy of about the given number of characters, much more than the service accepts, with known actions. Each
 * statement has a condition of its own, so that none repeats another.
 */
export function largePolicy(characters) {
  const names = independentNames;
  const statements = [{ Effect: "Allow", Action: ["ecs:servers:gett"] }];
  for (let size = 0; size < characters; size += printed(statements.slice(-1)).length) {
    const first = (statements.length * 40) % names.length;
    statements.push({
      Effect: "Allow",
      Action: names.slice(first, first + 40),
      Condition: { StringEquals: { "g:UserName": [`user${statements.length}`] } },
    });
  }
  return printed(statements);
}

const actionsInStatement = 95;

/** A policy of about the given number of characters with the given actions first and then with unknown ones. */
export function policyOf(names, characters) {
  const count = Math.ceil(characters / (names.join("").length / names.length + 12));
  const all = Array.from({ length: count }, (_, index) =>
    index < names.length ? names[index] : `${names[index % names.length]}${index}`,
  );
  const starts = Array.from(
    { length: Math.ceil(count / actionsInStatement) },
    (_, index) => index * actionsInStatement,
  );
  return printed(starts.map((start) => ({ Effect: "Allow", Action: all.slice(start, start + actionsInStatement) })));
}

/** JSON of about the given number of characters that is not a policy but contains the word "statement". */
export function otherOf(characters) {
  const row = (index) =>
    `  { "id": ${index}, "name": "row ${index}", "tags": ["a", "b", "ecs:servers:get"], "Statement": [{ "Effect": "none" }] }`;
  return `[\n${Array.from({ length: Math.ceil(characters / (row(0).length + 6)) }, (_, index) => row(index)).join(",\n")}\n]\n`;
}

/** The schema that an author can have without this product: the elements, and all actions as an enumeration. */
export const enumSchema = {
  type: "object",
  properties: {
    Version: { enum: ["1.0", "1.1"] },
    Statement: {
      type: "array",
      items: {
        type: "object",
        properties: {
          Effect: { enum: ["Allow", "Deny"] },
          Action: { type: "array", items: { enum: knownNames } },
          Resource: { type: "array", items: { type: "string" } },
          Condition: { type: "object" },
        },
        required: ["Effect", "Action"],
      },
    },
  },
  required: ["Version", "Statement"],
};
