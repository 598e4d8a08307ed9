import assert from "node:assert/strict";
import { accept, actionNamesIn, actionsIn, applyFix, completionsAt, findings, findingsWith, hoverAt, labelOf, placeOf, policyOf, settled, until, withPolicy, type Tests } from "./steps.js";
import { seedRows, type SeedRow } from "./seed-rows.js";

const completes = ({ action }: SeedRow) => withPolicy(policyOf(""), async (document) => {
  const item = (await completionsAt(document, placeOf(document, '""', 1))).find((candidate) => labelOf(candidate) === action);
  assert.ok(item, `${action} is offered`);
  await accept(document, item);
  assert.equal(document.getText(), policyOf(action));
});

const describes = ({ action, apis, label }: SeedRow) => withPolicy(policyOf(action), async (document) => {
  const text = await hoverAt(document, placeOf(document, action, 5));
  for (const api of apis) {
    const [method, path] = api.split(" ") as [string, string];
    const line = text.split("\n").find((candidate) => candidate.includes(path));
    assert.ok(line?.includes(method), `the hover shows ${api}:\n${text}`);
  }
  assert.ok(text.includes(label), `the hover shows ${label}:\n${text}`);
});

const reports = ({ action, dependencies }: SeedRow) => withPolicy(policyOf(action), async (document) => {
  if (dependencies.length > 0) await until("the finding", () => findingsWith(document, "missing-dependency").length > 0);
  else await settled(document);
  const found = findingsWith(document, "missing-dependency");
  assert.equal(found.length, dependencies.length > 0 ? 1 : 0);
  assert.deepEqual(actionNamesIn(found.map(({ message }) => message).join("\n")).filter((name) => name !== action), [...dependencies].sort());
  for (const { range } of found) assert.ok(document.getText(range).includes(action), "the squiggle is under the action");
});

const fixes = ({ action, dependencies }: SeedRow) => withPolicy(policyOf(action), async (document) => {
  const finding = await until("the finding", () => findingsWith(document, "missing-dependency")[0]);
  await applyFix(document, finding, /^Add /);
  await until("no missing dependency", () => findingsWith(document, "missing-dependency").length === 0);
  await settled(document);
  assert.equal(findingsWith(document, "missing-dependency").length, 0, findings(document).map(({ message }) => message).join("\n"));
  assert.deepEqual(actionsIn(document).sort(), [action, ...dependencies].sort());
  await document.save();
});

export const seedTests: Tests = Object.fromEntries(seedRows.flatMap((row) => [
  [`${row.label}: completion offers ${row.action}`, () => completes(row)],
  [`${row.label}: hover shows ${row.apis.join(" and ")}`, () => describes(row)],
  [`${row.label}: ${row.action} alone lacks ${row.dependencies.join(", ") || "nothing"}`, () => reports(row)],
  ...(row.dependencies.length > 0 ? [[`${row.label}: the fix leaves nothing missing`, () => fixes(row)] as const] : []),
]));
