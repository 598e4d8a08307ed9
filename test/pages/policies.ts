import fc from "fast-check";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";

/** Realistic policies with the slips that rules report, in several layouts. */
export function policyTexts(catalog: Catalog): fc.Arbitrary<string> {
  const names = catalog.actions.map(({ name }) => name);
  const action = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...names) },
    fc.constantFrom("vpc:ports:creare", "ecs:*:get*", "ecs:servers:*", "*:*:*", "evs:*:*", "ecs:*", "ecs:cloudserver:*", "ecs:cloudServers:resise", "iam:users:listUsers", "obs:bucket:CreateBucket", "ecs:servers"),
    fc.constantFrom(...names).map((name) => ` ${name}`),
    fc.constantFrom(...names).map((name) => name.toUpperCase()),
    fc.constantFrom(...names).map((name) => name.replace(":", "：")),
    fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.constantFrom(" ", ", ", "，", "; ")).map(([a, b, mark]) => `${a}${mark}${b}`),
  );
  const actions = fc.array(action, { maxLength: 8 });
  const statement = fc
    .record({
      effect: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom("Allow", "Deny") },
        fc.constantFrom("allow", " Allow", "DENY", "Permit", 1, null),
      ),
      actions: fc.oneof({ weight: 8, arbitrary: actions }, action, fc.constant({})),
      key: fc.oneof({ weight: 9, arbitrary: fc.constant("Action") }, fc.constantFrom("Actions", "action", "NotAction")),
      resource: fc.option(
        fc.oneof(
          fc.constantFrom(["*"], ["*:*:*:*:*"], ["obs:*:*:bucket:b"], ["ECS:*:*:instance:*"], "*", [], ["ecs:*"], {
            uri: ["/iam/agencies/x"],
          }),
          fc.array(fc.string(), { maxLength: 2 }),
        ),
      ),
      condition: fc.option(
        fc.constantFrom(
          { StringEquals: { "g:UserName": ["a"] } },
          { StringLike: { "g:UserName": ["a"] } },
          { StringEqual: { "g:UserName": "a" } },
          { NumericEquals: { "g:MFAAge": [1] } },
          { BoolEquals: { "g:MFAPresent": ["true"] } },
          { NullIfExists: { "obs:prefix": ["x"] } },
          {},
          "x",
          { Bool: [] },
          { DateLessThan: { "g:CurrentTime": ["2020"] } },
        ),
      ),
      extra: fc.option(fc.constantFrom("Sid", "Principal", "Resources", "conditions")),
    })
    .map(({ effect, actions: list, key, resource, condition, extra }) => ({
      Effect: effect,
      [key]: list,
      ...(resource === null ? {} : { Resource: resource }),
      ...(condition === null ? {} : { Condition: condition }),
      ...(extra === null ? {} : { [extra]: "x" }),
    }));
  return fc
    .record({
      version: fc.oneof(
        { weight: 8, arbitrary: fc.constant<unknown>("1.1") },
        fc.constantFrom<unknown>(1.1, "1.0", "5.0", "1.2", " 1.1", undefined),
      ),
      statements: fc.oneof(
        { weight: 9, arbitrary: fc.array(statement, { maxLength: 9 }) as fc.Arbitrary<unknown> },
        statement,
      ),
      key: fc.oneof({ weight: 9, arbitrary: fc.constant("Statement") }, fc.constantFrom("statement", "Statements")),
      wrapped: fc.boolean(),
      layout: fc.constantFrom<(value: unknown) => string>(
        (value) => JSON.stringify(value),
        (value) => JSON.stringify(value, null, 2),
        (value) => JSON.stringify(value, null, "\t"),
        (value) => JSON.stringify(value, null, 4).replaceAll("\n", "\r\n"),
        (value) => JSON.stringify(value, null, 2).replaceAll(",\n", ' // why, "so"\n  , '),
        (value) => JSON.stringify(value, null, 2).replaceAll(",\n", ", // a ] comment\n"),
        (value) => JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, " "),
      ),
    })
    .map(({ version, statements, key, wrapped, layout }) => {
      const policy = { ...(version === undefined ? {} : { Version: version }), [key]: statements };
      return layout(wrapped ? { role: { display_name: "p", type: "XA", policy } } : policy);
    });
}

/** Texts with JSON marks that are lost, doubled or typed on a Chinese keyboard. */
export function brokenTexts(sound: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const slip = fc.tuple(
    fc.constantFrom<[string, string]>(
      [",", "，"],
      [",", ""],
      [",", ",,"],
      ["}", ""],
      ["]", ""],
      ["]", ",]"],
      ["}", ",}"],
      ['"', "“"],
      ['"', ""],
      [":", "："],
      ["[", "【"],
      ["{", ""],
    ),
    fc.nat(),
  );
  return fc.tuple(sound, fc.array(slip, { minLength: 1, maxLength: 4 })).map(([text, slips]) =>
    slips.reduce((now, [[mark, other], nth]) => {
      const places = [...now.matchAll(new RegExp(mark.replace(/[[{}\]]/, "\\$&"), "g"))];
      const place = places[nth % Math.max(places.length, 1)];
      return place ? now.slice(0, place.index) + other + now.slice(place.index + mark.length) : now;
    }, text),
  );
}
