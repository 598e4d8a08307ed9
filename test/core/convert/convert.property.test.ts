import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { ActionsFile, PackedCatalog, RowRecord } from "../../../server/src/core/catalog/load/file.js";
import { loadCatalog } from "../../../server/src/core/catalog/load/load.js";
import { convertFile } from "../../../server/src/core/convert/convert-policy.js";
import { evaluate } from "../../../server/src/core/evaluate/evaluate.js";
import { parsePolicyDraft, parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const source = { title: "t", date: "2024-01-01", repository: "", path: "", commit: "" };
const unstated = { iamProject: null, enterpriseProject: null, instanceAuth: null, tagAuth: null };

/** An action of a made-up service, the operations for which a version names it, and its aliases. */
interface Made {
  readonly name: string;
  readonly operations: readonly number[];
  readonly aliases: readonly string[];
}

const older = ["a:x:get", "a:x:list", "a:x:delete", "a:y:get", "b:y:delete", "b:y:put"];
const newer = ["a:x:get", "a:x:listAll", "a:x:deleteOne", "a:y:show", "b:y:delete", "c:z:put", "c::tag"];
const operation = fc.integer({ min: 0, max: 7 });

function made(names: readonly string[], aliases: readonly string[]): fc.Arbitrary<Made[]> {
  const some = fc.tuple(
    fc.uniqueArray(operation, { maxLength: 3 }),
    fc.uniqueArray(fc.constantFrom(...aliases), { maxLength: 2 }),
  );
  return fc
    .tuple(...names.map(() => some))
    .map((all) => all.map(([operations, own], at) => ({ name: names[at]!, operations, aliases: own })));
}

function fileOf(actions: readonly Made[], edition: string, isFull: boolean, isSchema: boolean): ActionsFile[] {
  const services = [...new Set(actions.map(({ name }) => name.split(":")[0]!))];
  return services.map((service) => {
    const own = actions.filter(({ name }) => name.startsWith(`${service}:`));
    const rows = ({ operations }: Made): RowRecord[] =>
      (operations.length > 0 ? operations.map((at) => [`GET /v1/${at}`]) : [[]]).map((apis) => ({
        apis,
        dependsOn: null,
        ...unstated,
        source: "s",
      }));
    return {
      service: "all",
      sources: { s: { ...source, edition } },
      actions: Object.fromEntries(own.map((one) => [one.name, rows(one)])),
      ...(isSchema
        ? {
            schema: {
              ...(isFull ? { version: "v1" } : {}),
              actions: Object.fromEntries(own.map(({ name, aliases }) => [name, { aliases }])),
            },
          }
        : {}),
    };
  });
}

const world = fc.record({ old: made(older, older), now: made(newer, older), isFull: fc.boolean() });

function catalogOf({ old, now, isFull }: { old: Made[]; now: Made[]; isFull: boolean }) {
  // All operations belong to one product, so that both versions have them in every service.
  const lines = ["#P", ...[0, 1, 2, 3, 4, 5, 6, 7].map((at) => `0A/v1/${at} Get${at}`)];
  const packed: PackedCatalog = {
    services: fileOf(old, "huaweicloud", false, false),
    errata: { actions: [], paths: [] },
    identity: {
      services: fileOf(now, "huaweicloud-5.0", isFull, true).map((file) => ({
        ...file,
        service: Object.keys(file.actions)[0]!.split(":")[0]!,
      })),
    },
    operations: { table: lines.join("\n"), hosts: {}, services: { P: ["a", "b", "c"] } },
  };
  return loadCatalog(packed);
}

function policyOf(version: "1.1" | "5.0"): fc.Arbitrary<string> {
  const names = version === "1.1" ? older : newer;
  const wildcards =
    version === "1.1"
      ? ["a:x:*", "a:*:*", "*:*:get*", "b:y:d*", "*:*:*"]
      : ["a:x:*", "a:*:*", "*:*:get*", "c:*:*", "*"];
  const entries = fc.uniqueArray(fc.constantFrom(...names, ...names, ...wildcards), { minLength: 1, maxLength: 4 });
  const statement = fc.record({
    effect: fc.constantFrom("Allow", "Allow", "Deny"),
    key: fc.constantFrom("Action", "Action", "Action", "NotAction"),
    entries,
  });
  return fc.array(statement, { minLength: 1, maxLength: 3 }).map((all) =>
    JSON.stringify({
      Version: version,
      Statement: all.map(({ effect, key, entries: own }) => ({ Effect: effect, [key]: own })),
    }),
  );
}

for (const to of ["5.0", "1.1"] as const) {
  test(`convert: a result of version ${to} allows no operation that the source does not allow, and denies all that it denies`, () => {
    fc.assert(
      fc.property(world, policyOf(to === "5.0" ? "1.1" : "5.0"), (facts, text) => {
        const catalog = catalogOf(facts);
        const [conversion] = convertFile(parsePolicyFile(text), catalog, to);
        if (conversion?.text === undefined) return;
        const verdicts = (policyText: string) => {
          const { policies } = parsePolicyDraft(policyText);
          assert.equal(policies.length, 1, policyText);
          return (name: string) =>
            evaluate(
              policies.map((policy) => ({ policy })),
              { action: name },
              catalog,
            ).verdict;
        };
        const [before, after] = [verdicts(text), verdicts(conversion.text)];
        const [sources, targets] = to === "5.0" ? [facts.old, facts.now] : [facts.now, facts.old];
        const ownersOf = (at: number, all: readonly Made[]) => all.filter(({ operations }) => operations.includes(at));
        const aliasesOf = (name: string) => facts.now.filter(({ aliases }) => aliases.includes(name));
        for (const { name, operations, aliases } of targets) {
          if (after(name) !== "allowed") continue;
          const fits = (owners: readonly Made[]) =>
            owners.length > 0 && owners.every((one) => before(one.name) === "allowed");
          const byOperations = operations.length > 0 && operations.every((at) => fits(ownersOf(at, sources)));
          const byAlias = to === "5.0" ? aliases.some((alias) => before(alias) === "allowed") : fits(aliasesOf(name));
          const bySameName = sources.some((one) => one.name === name) && before(name) === "allowed";
          // A name that no other version knows is reached by a wildcard for everything only.
          const byEverything = /\*:\*:\*|"\*"|NotAction/.test(text);
          assert.ok(byOperations || byAlias || bySameName || byEverything, `${name} is allowed by ${conversion.text}`);
        }
        for (const { name, operations } of sources) {
          if (before(name) === "allowed") continue;
          for (const owner of operations.flatMap((at) => ownersOf(at, targets))) {
            const isOtherwise = operations.every((at) =>
              ownersOf(at, sources).some((one) => one.name !== name && before(one.name) === "allowed"),
            );
            if (before(name) === "denied" && !isOtherwise)
              assert.notEqual(after(owner.name), "allowed", `${owner.name} for ${name} in ${conversion.text}`);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
}

test("convert: any text gives a result or a reason, and a result is a sound policy of the wanted version", () => {
  fc.assert(
    fc.property(
      world,
      fc.oneof(policyOf("1.1"), policyOf("5.0"), fc.json()),
      fc.constantFrom("1.1", "5.0"),
      fc.nat(),
      (facts, text, to, cut) => {
        const catalog = catalogOf(facts);
        for (const own of [text, text.slice(0, cut % (text.length + 1))]) {
          for (const { text: result, refusal } of convertFile(parsePolicyFile(own), catalog, to)) {
            assert.equal(result === undefined, refusal !== undefined);
            if (result !== undefined) assert.equal((JSON.parse(result) as { Version: unknown }).Version, to);
          }
        }
      },
    ),
    { numRuns: 1000 },
  );
});
