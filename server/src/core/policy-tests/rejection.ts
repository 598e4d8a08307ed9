import type { Catalog } from "../catalog/catalog.js";
import { lintSource } from "../lint/lint-source.js";
import { rules } from "../rules/index.js";
import { kindByName } from "../policy/file-names.js";
import { notationOf } from "../terraform/file-notation.js";
import { LineIndex } from "../text/line-index.js";
import { type Bilingual, formatBoth } from "../text/message.js";
import type { PolicySource } from "./policies.js";

/** Why the service rejects a policy, and the line of the place, from 1. */
export interface Rejection {
  readonly line: number;
  readonly finding: Bilingual;
}

/** The rules about policies of which a part has no meaning; what the others report can still be evaluated. */
const decisive = new Set([
  "unknown-element",
  "wrong-type",
  "invalid-effect",
  "missing-effect",
  "missing-action",
  "invalid-version",
]);
const settings = Object.fromEntries(rules.filter(({ id }) => !decisive.has(id)).map(({ id }) => [id, "off"] as const));
const known = new WeakMap<PolicySource, { readonly rejection: Rejection | undefined }>();

/** What `lint` calls an error in a file of policies, such as a misspelled element: it cannot be evaluated. */
export function rejectionOf(source: PolicySource, catalog: Catalog): Rejection | undefined {
  const found = known.get(source) ?? { rejection: find(source, catalog) };
  known.set(source, found);
  return found.rejection;
}

function find({ uri, text }: PolicySource, catalog: Catalog): Rejection | undefined {
  const { findings, suppressed } = lintSource(text, notationOf(uri), catalog, settings, [], kindByName(uri));
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const error = all.find(({ severity }) => severity === "error");
  if (!error) return undefined;
  const { range, message, args } = error.report;
  const line = new LineIndex(text).positionAt(range.start).line + 1;
  return { line, finding: formatBoth(message, args) };
}
