import type { LspCodeAction, LspDiagnostic, LspEdit } from "./protocol.js";

/** The fixes of a finding as the page offers them. */
export interface OfferedFixes {
  /** Those that change what the finding is about, in the order of the server. */
  readonly fixes: readonly LspCodeAction[];
  /** Comments that suppress the finding. */
  readonly suppressions: readonly LspCodeAction[];
}

/**
 * Sorts the code actions at a finding. Left out: those of other findings at the same place, and those that change
 * another file, because the page has one.
 */
export function offeredFixes(actions: readonly LspCodeAction[], finding: LspDiagnostic, uri: string): OfferedFixes {
  const usable = actions.filter(
    (action) => action.disabled === undefined && editsOf(action, uri) !== undefined && isAbout(action, finding),
  );
  const isSuppression = ({ edit }: LspCodeAction) =>
    (edit?.changes?.[uri] ?? []).some(({ newText }) => newText.includes("huawei-iam-disable"));
  return {
    fixes: usable.filter((action) => !isSuppression(action)),
    suppressions: usable.filter(isSuppression),
  };
}

/**
 * Leaves out a fix that an earlier finding already has, such as one for all findings of a rule, unless it is the only
 * fix of its finding.
 */
export function withoutRepeatedFixes(all: readonly OfferedFixes[]): OfferedFixes[] {
  const seen = new Set<string>();
  return all.map((offered) => {
    const keys = offered.fixes.map(({ title, edit }) => JSON.stringify([title, edit]));
    const fresh = offered.fixes.filter((_, index) => !seen.has(keys[index]!));
    for (const key of keys) seen.add(key);
    return { ...offered, fixes: fresh.length > 0 ? fresh : offered.fixes };
  });
}

/** The edits of an action if it changes only this document. */
export function editsOf({ edit }: LspCodeAction, uri: string): readonly LspEdit[] | undefined {
  const changes = edit?.changes;
  if (!changes || Object.keys(changes).some((other) => other !== uri)) return undefined;
  const edits = changes[uri] ?? [];
  return edits.length > 0 ? edits : undefined;
}

function isAbout({ diagnostics = [] }: LspCodeAction, { code, range }: LspDiagnostic): boolean {
  if (diagnostics.length === 0) return true;
  return diagnostics.some(
    (one) =>
      one.code === code
      && one.range.start.line === range.start.line
      && one.range.start.character === range.start.character,
  );
}
