import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { comparePolicies } from "../../../server/src/core/diff/compare.js";
import type { Change, ChangeKind } from "../../../server/src/core/diff/model.js";
import { catalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const facts = catalog(`
  ecs:servers:list
  ecs:servers:delete
  ecs:disks:list
  vpc:ports:create
  iam:users:createUser
`);

/** The statements of a random policy, as data. */
interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const known = facts.actions.map(({ name }) => name);
const actions = [...known, "abc:new:thing", "ecs:*:*", "ecs:servers:*", "ecs:*:list", "*:*:*", "ecs:*:del*"];
const resources = ["obs:*:*:object:a/*", "obs:*:*:object:a/b", "obs:*:*:object:*/b", "obs:*:*:bucket:a"];
const conditions: readonly NonNullable<Statement["Condition"]>[] = [
  { StringEquals: { "g:UserName": ["ann"] } },
  { StringEquals: { "g:UserName": ["ann", "bob"] } },
  { StringNotEquals: { "g:UserName": ["bob"] } },
  { StringMatch: { "g:UserName": ["a*"] } },
  { Bool: { "g:MFAPresent": ["true"] } },
  { Bool: { "g:MFAPresent": ["true"] }, StringEquals: { "g:UserName": ["bob"] } },
  { NumberLessThan: { "g:MFAAge": ["10"] } },
  { NumberLessThan: { "g:MFAAge": ["20"] } },
];

/** Requests of a model that is written without any code of the comparison. */
const requestedActions = [
  ...known,
  "abc:new:thing",
  "abc:new:other",
  "ecs:servers:new",
  "ecs:new:list",
  "ecs:new:deleteX",
  "ecs:servers:delNew",
  "ecs:new:new",
  "new:new:new",
];
const requestedResources = [
  "obs:x:y:object:a/b",
  "obs:x:y:object:a/c",
  "obs:x:y:object:a/c/b",
  "obs:x:y:object:c/b",
  "obs:x:y:bucket:a",
  "obs:x:y:bucket:b",
];
const users = ["ann", "bob", "alice", "zoe", undefined];
const contexts = users.flatMap((user) =>
  ["true", "false", undefined].flatMap((mfa) => ["5", "15", "25", undefined].map((age) => ({ user, mfa, age }))),
);

const globs = new Map<string, RegExp>();

function glob(pattern: string, text: string): boolean {
  const known = globs.get(pattern);
  const made = known ?? new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "s");
  if (!known) globs.set(pattern, made);
  return made.test(text);
}

function fitsAction(pattern: string, action: string): boolean {
  const [own, other] = [pattern.toLowerCase().split(":"), action.toLowerCase().split(":")];
  return own.every((part, index) => glob(part, other[index]!));
}

/** `negatives`: what "none of" says about a missing key. */
function fitsContext(statement: Statement, context: (typeof contexts)[number], negatives: boolean): boolean {
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const value = { "g:username": context.user, "g:mfapresent": context.mfa, "g:mfaage": context.age }[
        key.toLowerCase()
      ];
      if (value === undefined) return operator === "StringNotEquals" && negatives;
      if (operator === "StringEquals" || operator === "Bool") return values.includes(value);
      if (operator === "StringNotEquals") return !values.includes(value);
      return operator === "StringMatch"
        ? values.some((one) => glob(one, value))
        : values.some((one) => Number(value) < Number(one));
    }),
  );
}

/** All answers of a policy about an action. */
function answers(policy: readonly Statement[], action: string): boolean[] {
  const about = policy.filter((one) => one.Action.some((pattern) => fitsAction(pattern, action)));
  return [true, false].flatMap((negatives) =>
    requestedResources.flatMap((resource) =>
      contexts.map((context) => {
        const fits = (effect: string) =>
          about.some(
            (one) =>
              one.Effect === effect
              && (one.Resource ?? ["*"]).some((pattern) => glob(pattern, resource))
              && fitsContext(one, context, negatives),
          );
        return fits("Allow") && !fits("Deny");
      }),
    ),
  );
}

function kindByModel(old: readonly boolean[], now: readonly boolean[]): ChangeKind | undefined {
  const more = now.some((answer, at) => answer && !old[at]);
  const less = old.some((answer, at) => answer && !now[at]);
  if (more && !old.includes(true)) return "gained";
  if (less && !now.includes(true)) return "lost";
  return more ? (less ? "changed" : "widened") : less ? "narrowed" : undefined;
}

const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom("Allow", "Allow", "Allow", "Deny"),
    Action: fc.subarray(actions, { minLength: 1, maxLength: 4 }),
    Resource: fc.option(fc.subarray(resources, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    Condition: fc.option(fc.constantFrom(...conditions), { nil: undefined }),
  })
  .map(({ Effect, Action, Resource, Condition }) => ({
    Effect: Effect as Statement["Effect"],
    Action,
    ...(Resource ? { Resource } : {}),
    ...(Condition ? { Condition } : {}),
  }));
const policy = fc.array(statement, { minLength: 1, maxLength: 4 });

/** A small edit of a policy: one statement is added, removed or changed. */
const edited = policy.chain((old) =>
  fc
    .tuple(fc.nat(old.length - 1), fc.constantFrom("add", "remove", "change", "effect"), statement)
    .map(([at, what, other]): [Statement[], Statement[]] => [
      old,
      old.flatMap((one, index) => {
        if (index !== at) return [one];
        if (what === "add") return [one, other];
        if (what === "remove") return [];
        return what === "change" ? [other] : [{ ...one, Effect: one.Effect === "Allow" ? "Deny" : "Allow" }];
      }),
    ]),
);

function changes(old: readonly Statement[], now: readonly Statement[]): readonly Change[] {
  const file = (statements: readonly Statement[]) => [
    { name: "a.json", text: JSON.stringify({ Version: "1.1", Statement: statements }), notation: "json" as const },
  ];
  const result = comparePolicies({ old: file(old), new: file(now) }, facts);
  assert.ok("changes" in result);
  return result.changes;
}

function briefly(all: readonly Change[]): string[] {
  return all.map(({ kind, name }) => `${kind} ${name}`).sort();
}

test("diff: a known action is reported exactly if its answers changed, and as what it is", () => {
  fc.assert(
    fc.property(edited, ([old, now]) => {
      const found = changes(old, now);
      for (const action of known) {
        const change = found.find(({ name }) => name === action);
        assert.equal(change?.kind, kindByModel(answers(old, action), answers(now, action)), action);
      }
    }),
    { numRuns: 300 },
  );
});

test("diff: it is empty exactly if no answer changed, also for actions that no table lists", () => {
  fc.assert(
    fc.property(edited, ([old, now]) => {
      const isSame = requestedActions.every(
        (action) => kindByModel(answers(old, action), answers(now, action)) === undefined,
      );
      assert.equal(changes(old, now).length === 0, isSame, briefly(changes(old, now)).join("\n"));
    }),
    { numRuns: 300 },
  );
});

test("diff: the other direction is its mirror", () => {
  const mirrored = {
    gained: "lost",
    lost: "gained",
    widened: "narrowed",
    narrowed: "widened",
    changed: "changed",
  } as const;
  fc.assert(
    fc.property(edited, ([old, now]) => {
      const back = changes(now, old).map((change) => ({ ...change, kind: mirrored[change.kind] }));
      assert.deepEqual(briefly(changes(old, now)), briefly(back));
    }),
    { numRuns: 300 },
  );
});

test("diff: order, letter case and splitting into statements are no change", () => {
  const pieces = ({ Effect, Action, Resource, Condition }: Statement): Statement[] =>
    Action.flatMap((action) =>
      (Resource ?? [undefined]).flatMap((resource) => ({
        Effect,
        Action: [action.toUpperCase()],
        ...(resource === undefined ? {} : { Resource: [resource] }),
        ...(Condition ? { Condition } : {}),
      })),
    );
  fc.assert(
    fc.property(policy, fc.infiniteStream(fc.nat()), (old, order) => {
      const split = old.flatMap(pieces).map((one) => [order.next().value as number, one] as const);
      const now = split.sort(([a], [b]) => a - b).map(([, one]) => one);
      assert.deepEqual(briefly(changes(old, now)), []);
      assert.deepEqual(briefly(changes(now, old)), []);
    }),
    { numRuns: 300 },
  );
});
