import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { catalog } from "../../support/catalog.js";
import { messageOf } from "../../support/fixture.js";

const facts = catalog("a:a:a\nb:b:b");
const locals = 'locals {\n  ab   = ["a:a:a", "b:b:b"]\n  a    = "a:a:a"\n  all  = { b = ["b:b:b"] }\n  both = concat(local.ab, local.ab)\n}\n';
const role = (actions: string) =>
  `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })\n}\n`;

/** The repeated actions: each with what is written at its place, and at the places of the same action above. */
function repeated(actions: string, siblings: readonly string[] = []): string[] {
  const text = siblings.length > 0 ? role(actions) : locals + role(actions);
  const at = ({ start, end }: { readonly start: number; readonly end: number }) =>
    `${String(text.slice(0, start).split("\n").length)}:${text.slice(start, end)}`;
  return lintSource(text, "terraform", facts, {}, siblings).findings
    .filter(({ rule }) => rule.id === "duplicate-action")
    .map(({ report: { range, related = [] } }) => [range, ...related.map((one) => one.range)].map(at).join(" < "));
}

test("terraform: an action that is repeated in one branch is found, and one that is in two branches is not repeated", () => {
  const [line, a] = ["8", '"a:a:a"'];
  const again = `${line}:${a} < ${line}:a:a:a`;
  assert.deepEqual(repeated(`var.x ? [${a}, ${a}] : [${a}]`), [again]);
  assert.deepEqual(repeated(`var.x ? [${a}] : [${a}, ${a}]`), [again]);
  assert.deepEqual(repeated(`concat(var.x ? [${a}] : [], [${a}, ${a}])`), [again]);
  assert.deepEqual(repeated(`concat([${a}], var.x ? [${a}] : [${a}])`), [again, again]);
  assert.deepEqual(repeated(`var.x ? [${a}] : [${a}]`), []);
  assert.deepEqual(repeated(`[var.x ? ${a} : "b:b:b", var.y ? ${a} : "b:b:b"]`), []);
  assert.deepEqual(repeated(`[${a}, ${a}, ${a}]`), [again, `${again} < ${line}:a:a:a`]);
});

test("terraform: an action of a local value that is used twice is reported at the second use", () => {
  const message = (actions: string) =>
    lintSource(locals + role(actions), "terraform", facts).findings.filter(({ rule }) => rule.id === "duplicate-action").map((one) => messageOf(one));
  assert.deepEqual(repeated("concat(local.ab, local.ab)"), ["8:local.ab < 2:a:a:a", "8:local.ab < 2:b:b:b"]);
  assert.deepEqual(repeated("[local.a, local.a]"), ["8:local.a < 3:a:a:a"]);
  assert.deepEqual(repeated('concat(local.all["b"], ["a:a:a"], local.all["b"])'), ['8:local.all["b"] < 4:b:b:b']);
  assert.deepEqual(repeated("local.both"), ["8:local.both < 2:a:a:a", "8:local.both < 2:b:b:b"]);
  assert.deepEqual(repeated('concat(local.all.b, ["b:b:b"])'), ['8:"b:b:b" < 4:b:b:b']);
  assert.deepEqual(repeated("concat(local.ab, local.ab)", [locals]), ["2:local.ab", "2:local.ab"]);
  assert.deepEqual(message("[local.a, local.a]"), ["'a:a:a' is listed twice, because this statement uses the local value with it twice."]);
});
