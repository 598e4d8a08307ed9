import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { CompletionItem } from "vscode-languageserver-types";
import { effectivePermissions } from "../server/src/core/analysis/permissions.js";
import { parsePolicyFile } from "../server/src/core/policy/parse.js";
import type { Fix } from "../server/src/core/fix/fix.js";
import { applyEdits } from "../server/src/core/text/range.js";
import { completion } from "../server/src/features/completion/completion.js";
import { hover } from "../server/src/features/hover/hover.js";
import { catalogs } from "../server/src/lsp/state/catalogs.js";
import { catalog, packedOf } from "./support/catalog.js";
import { connectInMemory } from "./support/client.js";
import { editsOf, subjectOf } from "./support/completion.js";
import { findings, policy, snapshotOf } from "./support/fixture.js";
import { checkFix, checkHarmless } from "./support/harmless.js";
import { policies } from "./support/policies.js";
import { fixSeed } from "./support/seed.js";

fixSeed();

const rows = `
  ecs:servers:stop 关闭云服务器 POST /v2.1/servers/action -> ecs:servers:get
  ecs:servers:reboot -> ecs:servers:get
  ecs:servers:lock -> ecs:servers:get
  ecs:servers:resize -> ecs:servers:get, evs:volumes:list, vpc:ports:create
  newer ecs:servers:resize -> ecs:flavors:get
  ecs:servers:create -> ecs:servers:list, ims:images:get (from an image)
  ecs:servers:list -> ecs:servers:get, ecs:quotas:get
  ecs:ring:a -> ecs:ring:b
  ecs:ring:b -> ecs:ring:a, ecs:ring:c
  ecs:ring:c -> ecs:servers:stop
  vpc:ports:creare => vpc:ports:create
`;
const facts = catalog(rows);
const names = facts.actions.map(({ name }) => name);

/** All fixes that are offered for a text. */
function fixesOf(text: string): Fix[] {
  const found = findings(text, facts);
  const all = found.flatMap((finding) => finding.fixAll() ?? []);
  return [...found.flatMap((finding) => finding.fixes()), ...all].filter(({ refused }) => refused === undefined);
}

function checkAt(text: string, offset: number, snapshot = snapshotOf(text, facts)): void {
  const { start } = snapshot.range({ start: offset, end: offset });
  hover(snapshot, start);
  for (const item of oneOfEach(completion(snapshot, start, { labelDetails: true })?.items ?? [])) {
    const edits = editsOf(item, snapshot);
    checkHarmless(text, applyEdits(text, edits), `completion of ${item.label} at ${String(offset)}`, edits);
    if (subjectOf(item) === "with-dependencies") checkGrants(text, applyEdits(text, edits), item.data as { name: string; adds: string[] });
  }
}

/** Inserting an action with its dependencies allows exactly these actions. */
function checkGrants(
  before: string,
  after: string,
  { name, adds }: { readonly name: string; readonly adds: readonly string[] },
): void {
  const allowedIn = (text: string) =>
    parsePolicyFile(text).policies.map((one) => {
      const permissions = effectivePermissions(one, facts);
      return facts.actions
        .filter((action) => permissions.verdict(action.name) === "allowed")
        .map((action) => action.name);
    });
  const [old, now] = [allowedIn(before), allowedIn(after)];
  const added = new Set(
    now.flatMap((allowed, index) => allowed.filter((action) => old[index]?.includes(action) !== true)),
  );
  for (const action of added)
    assert.ok(action === name || adds.includes(action), `${action} is granted but not named\n${before}\n${after}`);
  for (const action of [name, ...adds])
    assert.ok(now.flat().includes(action), `${action} is named but not granted\n${before}\n${after}`);
}

/** The first and the last item of each kind; those between them are similar. */
function oneOfEach(items: readonly CompletionItem[]): CompletionItem[] {
  const kinds = new Map<string, CompletionItem[]>();
  for (const item of items) {
    const kind = `${String(subjectOf(item))} ${String(item.kind)}`;
    kinds.set(kind, [kinds.get(kind)?.[0] ?? item, item]);
  }
  return [...new Set([...kinds.values()].flat())];
}

for (const [index, whole] of policies.entries()) {
  // The items of a long list are similar.
  const step = whole.length > 1000 ? 5 : 1;
  test(`cut at every ${step === 1 ? "" : "fifth "}character: nothing throws and no edit does harm: ${String(index)} ${whole.replace(/\s+/g, " ").slice(0, 40)}`, () => {
    for (let end = 0; end <= whole.length; end += step) {
      const text = whole.slice(0, end);
      for (const fix of fixesOf(text)) checkFix(text, fix, facts);
      checkAt(text, end);
      // Another place in each cut, so that all cuts together cover every place.
      checkAt(text, (end * 31) % (end + 1));
    }
    const snapshot = snapshotOf(whole, facts);
    for (let offset = 0; offset <= whole.length; offset += step) checkAt(whole, offset, snapshot);
  });
}

const blank = fc.constantFrom("", " ", "\n    ", "\r\n\t", " // why\n  ", "/* a */", "\r  ", "  /* b\n */ ");
const item = fc.oneof(
  fc.constantFrom(...names).map((name) => `"${name}"`),
  fc.constantFrom('"ecs:*:get"', '"vpc:ports:creare"', '" ecs:servers:stop"', '"ecs:servers:lock ecs:ring:a"', '"ECS:SERVERS:RESIZE"', '"*:*:*"', '""', "1", "[]", '"evs:*:*"'),
);
const list = fc
  .tuple(fc.array(fc.tuple(blank, item, blank), { maxLength: 6 }), blank, fc.boolean())
  .map(
    ([items, end, trailing]) =>
      `[${items.map((parts) => parts.join("")).join(",")}${trailing && items.length > 0 ? "," : ""}${end}]`,
  );
const statement = fc
  .tuple(
    blank,
    fc.constantFrom("Allow", "Allow", "Deny"),
    list,
    fc.constantFrom(
      "",
      ', "Resource": ["*"]',
      ', "Condition": {}',
      ', "Condition": { "Bool": { "g:MFAPresent": ["true"] } }',
      ',\n "Resource": ["ecs:*:*:instance:1"]',
    ),
  )
  .map(([space, effect, actions, more]) => `{${space}"Effect": "${effect}", "Action": ${actions}${more}${space}}`);
const anyPolicy = fc
  .tuple(fc.array(fc.tuple(blank, statement), { minLength: 1, maxLength: 9 }), blank)
  .map(
    ([statements, space]) =>
      `{ "Version": "1.1",${space}"Statement": [${statements.map((parts) => parts.join("")).join(",")}${space}] }`,
  );

test("any policy: no offered fix does harm, and each grants exactly what it says", () => {
  fc.assert(fc.property(anyPolicy, (text) => {
    for (const fix of fixesOf(text)) checkFix(text, fix, facts);
  }), { numRuns: 200 });
});

test("any policy: accepting a completion item does no harm at any place", () => {
  fc.assert(fc.property(anyPolicy, fc.nat(), (text, at) => {
    checkAt(text, at % (text.length + 1));
  }), { numRuns: 2000 });
});

test("any policy: the fixes of a rule come to an end, and the fix for all leaves none of its kind", () => {
  fc.assert(fc.property(anyPolicy, (whole) => {
    for (const rule of new Set(findings(whole, facts).map((finding) => finding.rule.id))) {
      let text = whole;
      for (let steps = 0; ; steps++) {
        const own = findings(text, facts).filter((finding) => finding.rule.id === rule);
        const fix = own.flatMap((finding) => finding.fixes().filter(({ refused }) => !refused))[0];
        if (!fix) break;
        assert.ok(steps < 60, `${rule} does not end\n${whole}\n${text}`);
        const all = own[0]?.fixAll();
        if (all && !all.refused && steps === 0) {
          const left = findings(applyEdits(text, all.edits), facts).filter((finding) => finding.rule.id === rule);
          assert.deepEqual(left.filter((finding) => finding.fixes().length > 0).map(({ report }) => report.facts), [], `${rule}\n${text}`);
        }
        text = applyEdits(text, fix.edits);
      }
    }
  }), { numRuns: 120 });
});

test("any text: parse, lint, hover and completion accept it", () => {
  const scraps = fc.constantFrom('"', "{", "}", "[", "]", ",", ":", "\\", "\n", "\r", "//", "/*", "*/", '"Version": "1.1"', '"Statement": [', '{ "Effect": "Allow", "Action": [', '"ecs:servers:stop"', "ecs:servers:stop", '"vpc:ports:creare', "\u0000", "，", "\uD800", '"role": { "policy": {', "1.1");
  fc.assert(fc.property(fc.array(scraps, { maxLength: 40 }), fc.nat(), (some, at) => {
    const text = some.join(" ");
    for (const fix of fixesOf(text)) applyEdits(text, fix.edits);
    const snapshot = snapshotOf(text, facts);
    const offset = at % (text.length + 1);
    const { start } = snapshot.range({ start: offset, end: offset });
    hover(snapshot, start);
    completion(snapshot, start, { labelDetails: true });
  }), { numRuns: 3000 });
});

/** Pseudo-random numbers that are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Neither a protocol position nor a cursor can be between \r and \n. */
const onWholeLineEnd = (text: string, offset: number) => (offset > 0 && text.startsWith("\r\n", offset - 1) ? offset - 1 : offset);

test(
  "10,000 random edits through incremental sync: the server has the same result as for a newly opened document",
  async () => {
    const random = randomFrom(20_261_123);
    const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
    const client = connectInMemory(catalogs(JSON.stringify(packedOf(rows))));
    await client.initialize();
    const scraps = [
      '"',
      ",",
      "[",
      "]",
      "{",
      "}",
      "\n",
      "\r\n",
      "\r",
      " ",
      "//",
      "/*",
      "*/",
      "e",
      ":",
      '"ecs:servers:stop"',
      ', "ecs:servers:get"',
      "vpc:ports:creare",
      "ecs:*:get",
      "重启",
      "\u{1F600}",
      '"Effect": "Deny",',
      '"Condition": {},',
      policy('"ecs:servers:lock"'),
    ];
    const edited = "file:///edited.json";
    await client.open(edited, policies[0]!);
    for (let edit = 1; edit <= 10_000; edit++) {
      const { length } = client.text(edited);
      const start = onWholeLineEnd(client.text(edited), random(length + 1));
      if (length > 3000 || edit % 150 === 0)
        await client.change(
          edited,
          edit + 1,
          pick(policies.filter((text) => text.length < 1500)),
          edit % 300 === 0 ? { start: 0, end: length } : undefined,
        );
      else
        await client.change(edited, edit + 1, random(3) === 0 ? "" : pick(scraps), {
          start,
          end: onWholeLineEnd(client.text(edited), Math.min(length, start + (random(3) === 0 ? random(12) : 0))),
        });
      if (edit % 10 !== 0) continue;
      const fresh = `file:///fresh-${String(edit)}.json`;
      const text = client.text(edited);
      await client.open(fresh, text);
      const offset = random(text.length + 1);
      const withoutUri = (value: unknown) => JSON.stringify(value).replaceAll(edited, fresh);
      const ask = async (uri: string) =>
        withoutUri([
          await client.completion(uri, offset),
          await client.hover(uri, offset),
          await client.codeActions(uri, offset),
        ]);
      assert.equal(await ask(edited), await ask(fresh), `edit ${String(edit)}, offset ${String(offset)}\n${text}`);
      const expected = withoutUri(await client.diagnostics(fresh));
      if (edit % 500 === 0)
        assert.equal(withoutUri(await client.diagnostics(edited, edit + 1)), expected, `edit ${String(edit)}\n${text}`);
      await client.close(fresh);
      await client.diagnostics(fresh);
    }
    assert.deepEqual(client.said, []);
  },
);
