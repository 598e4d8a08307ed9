import type { Action } from "../../core/catalog/model.js";
import { type ActionPattern, parseActionPattern } from "../../core/catalog/pattern.js";
import { isAgencyAction } from "../../core/language/agency.js";
import { languages } from "../../core/language/policy-languages.js";
import { type Block, paragraph } from "../../core/outline/outline.js";
import type { ElementPlace } from "../../core/policy/locate.js";
import type { ActionEntry, PolicyDocument, Statement } from "../../core/policy/model.js";
import type { StringNode } from "../../core/policy/syntax.js";
import type { Bilingual, Language } from "../../core/text/message.js";
import { describeAction } from "../../core/describe/action.js";
import { misprint } from "../../core/describe/look-up.js";
import type { Standing } from "../../core/describe/needs.js";
import { titleOf } from "../../core/describe/title.js";
import { describeIdentityEntry } from "../../core/describe/identity-action.js";
import { describeUnknownAction } from "../../core/describe/unknown-action.js";
import { voice } from "../../core/describe/voice.js";
import { describeWildcard } from "../../core/describe/wildcard.js";
import type { Snapshot } from "../snapshot.js";
import type { Subject } from "./subject.js";

/** An entry of an `Action` list; nothing for a text that has not the form of an action. */
export function actionSubject({ policy, statement, entry }: { policy: PolicyDocument; statement: Statement; entry: ActionEntry }, snapshot: Snapshot): Subject | undefined {
  const describe = description(policy, statement, entry.pattern, snapshot);
  return describe && { range: entry.range, describe };
}

/** An entry of `NotAction`: what it is for. The statement is about everything else, so nothing is said of how it stands. */
export function excludedSubject({ policy }: ElementPlace, node: StringNode, snapshot: Snapshot): Subject | undefined {
  const describe = description(policy, undefined, parseActionPattern(node.value.trim()), snapshot);
  return describe && { range: node.content, describe };
}

function description(policy: PolicyDocument, statement: Statement | undefined, pattern: ActionPattern, snapshot: Snapshot): Subject["describe"] | undefined {
  const { catalog } = snapshot.environment;
  // The names of policy version 5.0 look the same and are others.
  if (!languages[policy.language].hasCatalog) return (language, isAlone) => describeIdentityEntry(pattern.text, catalog, language, isAlone);
  if (!pattern.parts) return undefined;
  if (pattern.isWildcard) return (language) => describeWildcard(pattern, catalog, language);
  const erratum = catalog.erratum(pattern.text);
  const action = catalog.action(erratum?.meant ?? pattern.text);
  if (!action && policy.language === "1.1" && isAgencyAction(pattern.text)) return (language) => [paragraph(voice(language)(assume))];
  // Roles are the system's own, and have actions of their own; an agency takes one action only, and the rules say so.
  if (!action) return policy.kind === "custom-policy" ? (language) => describeUnknownAction(pattern, catalog, language) : undefined;
  return (language, isAlone) => [
    ...nameOf(action, pattern.text, erratum !== undefined, language),
    ...describeAction(action, catalog, language, { standing: standingOf(action, policy, statement, snapshot), isAlone }),
  ];
}

/** The published name, where the author has written another one, or where nothing else would say what this is. */
function nameOf(action: Action, written: string, isMisprint: boolean, language: Language): Block[] {
  if (isMisprint) return [paragraph(voice(language)(misprint, { written: [{ code: written }], meant: [{ code: action.name }] }))];
  return action.name === written && titleOf(action, language) !== "" ? [] : [paragraph([{ code: action.name }])];
}

function standingOf(action: Action, policy: PolicyDocument, statement: Statement | undefined, snapshot: Snapshot): Standing | undefined {
  if (policy.kind !== "custom-policy" || !statement) return undefined;
  const analysis = snapshot.analysisOf(policy);
  const isDenied = statement.effect?.value === "Deny";
  return { permissions: isDenied ? undefined : analysis.permissions, requirers: analysis.requirersOf(action.name) };
}

const assume: Bilingual = { en: "**Switching to an agency**: acting as one of those in `Resource`.", zh: "**切换委托**：以 `Resource` 中所列委托的身份操作。" };
