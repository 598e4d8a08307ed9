import { type Hover, MarkupKind, type Position } from "vscode-languageserver-types";
import { effectivePermissions } from "../core/analysis/permissions.js";
import { findAction } from "../core/policy/locate.js";
import { format } from "../core/text/message.js";
import { describeAction, describeWildcard } from "./describe.js";
import type { Snapshot } from "./snapshot.js";

/** What is known of the action or wildcard at a position; nothing where there is none, or an unknown one. */
export function hover(snapshot: Snapshot, position: Position): Hover | undefined {
  const { catalog, language, assumeGranted } = snapshot.environment;
  const found = findAction(snapshot.file, snapshot.offsetAt(position));
  if (!found || found.policy.kind !== "custom-policy") return undefined;
  const { pattern, range } = found.entry;
  const show = (value: string): Hover => ({ contents: { kind: MarkupKind.Markdown, value }, range: snapshot.range(range) });
  if (pattern.isWildcard) return pattern.parts && show(describeWildcard(pattern.text, catalog.matching(pattern), catalog, language));
  const erratum = catalog.erratum(pattern.text);
  const action = catalog.action(erratum?.meant ?? pattern.text);
  if (!action) return undefined;
  const description = describeAction(action, language, effectivePermissions(found.policy, catalog, assumeGranted));
  return show(erratum ? `${format(misprint, { ...erratum }, language)}\n\n${description}` : description);
}

const misprint = {
  en: "`{written}` is a misprint in the published table; the action is `{meant}`.",
  zh: "`{written}` 是官方授权表中的误写，正确的授权项为 `{meant}`。",
};
