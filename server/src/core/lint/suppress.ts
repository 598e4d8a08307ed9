import { covers, parseActionPattern } from "../catalog/pattern.js";
import { type Disabling, findDisablings } from "../policy/suppression-comment.js";
import type { UnusedDisabling } from "../rule/rule.js";
import { nearest } from "../text/near.js";
import type { Finding } from "./finding.js";
import type { IgnoreEntry } from "../config/lint-settings.js";

/** Who silenced a finding. */
export type Silencer =
  | { readonly kind: "comment"; readonly disabling: Disabling }
  | { readonly kind: "entry"; readonly entry: IgnoreEntry };

export interface SilencedFinding {
  readonly finding: Finding;
  readonly by: Silencer;
}

/** Parts the findings of a text into those that are heard and those that a comment or an ignore entry silences. */
export function silence(findings: readonly Finding[], text: string, ignore: readonly IgnoreEntry[]) {
  const disablings = findDisablings(text);
  const heard: Finding[] = [];
  const silenced: SilencedFinding[] = [];
  for (const finding of findings) {
    const by = silencerOf(finding, text, disablings, ignore);
    if (by) silenced.push({ finding, by });
    else heard.push(finding);
  }
  return { heard, silenced, disablings };
}

// A comment is nearer to the place than an entry: if both apply, the entry may turn out to be left over.
function silencerOf(finding: Finding, text: string, disablings: readonly Disabling[], ignore: readonly IgnoreEntry[]): Silencer | undefined {
  const disabling = disablings.find((one) => speaksOf(one, finding));
  if (disabling) return { kind: "comment", disabling };
  const entry = ignore.find((one) => isMeant(one, finding, text));
  return entry && { kind: "entry", entry };
}

function speaksOf({ line, rules }: Disabling, { rule, report }: Finding): boolean {
  const isOnLine = line !== undefined && line.start <= report.range.start && report.range.start <= line.end;
  return isOnLine && (rules.length === 0 || rules.some(({ value }) => value === rule.id));
}

function isMeant({ rule, action }: IgnoreEntry, finding: Finding, text: string): boolean {
  return rule === finding.rule.id && (action === undefined || covers(parseActionPattern(action), actionOf(finding, text)));
}

/** The action that a finding is about: the one that its facts name, or what stands at its place. */
function actionOf({ report: { facts, range } }: Finding, text: string): string {
  const action = facts?.["action"];
  return typeof action === "string" ? action : text.slice(range.start, range.end).replace(/^"|"$/g, "").trim();
}

/** What is known of the rules that did look: of one that is off nothing can be said. */
export interface KnownRules {
  readonly ids: readonly string[];
  isOn(id: string): boolean;
}

/** The comments that silence nothing, or that name a rule that there is not. */
export function unusedDisablings(disablings: readonly Disabling[], silenced: readonly SilencedFinding[], known: KnownRules): UnusedDisabling[] {
  return disablings.flatMap((disabling) => {
    const used = silenced.flatMap(({ finding, by }) => (by.kind === "comment" && by.disabling === disabling ? [finding.rule.id] : []));
    const rules = disabling.rules.map(({ value }) => value).filter((id) => known.ids.includes(id) && known.isOn(id) && !used.includes(id));
    const unknown = disabling.rules.filter(({ value }) => !known.ids.includes(value)).map((name) => ({ name, near: nearest(name.value, known.ids)[0] }));
    const isUnused = disabling.rules.length === 0 ? used.length === 0 : rules.length > 0 || unknown.length > 0;
    return isUnused ? [{ disabling, rules, unknown }] : [];
  });
}
