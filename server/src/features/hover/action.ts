import { effectivePermissions, type EffectivePermissions } from "../../core/analysis/permissions.js";
import type { Catalog } from "../../core/catalog/catalog.js";
import type { Action } from "../../core/catalog/model.js";
import type { ActionPattern } from "../../core/catalog/pattern.js";
import { isAgencyAction } from "../../core/language/agency.js";
import { kinds, languages } from "../../core/language/policy-languages.js";
import { type Block, type Inline, paragraph } from "../../core/outline/outline.js";
import type { findAction } from "../../core/policy/locate.js";
import type { ActionEntry, PolicyDocument, Statement } from "../../core/policy/model.js";
import { statementWith } from "../../core/policy/statement-with.js";
import type { Bilingual, Language } from "../../core/text/message.js";
import { describeAction } from "../../core/describe/action/action.js";
import { misprint } from "../../core/describe/look-up/look-up.js";
import type { PolicyContext } from "../../core/describe/action/needs.js";
import { titleOf } from "../../core/describe/action/title.js";
import { describeIdentityEntry, describeNewerAction } from "../../core/describe/action/identity-action.js";
import { describeOtherVersion } from "../../core/describe/action/other-version.js";
import { describeUnknownAction } from "../../core/describe/action/unknown-action.js";
import { describeCauses } from "../../core/describe/unknown-cause.js";
import { extremesOf } from "../../core/analysis/extremes.js";
import { guardsInside } from "../../core/policy/guarded-part.js";
import { voice } from "../../core/describe/voice.js";
import { describeWildcard } from "../../core/describe/action/wildcard.js";
import type { Snapshot } from "../snapshot.js";
import type { DescribeSubject, HoverSubject } from "./subject.js";

/**
 * An entry of an `Action` or `NotAction` list; `undefined` if the text does not have the form of an action. A statement
 * with `NotAction` is about all other actions, so nothing is said about the state of an exception in the policy.
 */
export function actionSubject(
  { policy, statement, entry, isException }: NonNullable<ReturnType<typeof findAction>>,
  snapshot: Snapshot,
): HoverSubject | undefined {
  if (snapshot.hasHole(entry.range))
    return { range: entry.range, describe: (language) => [paragraph(whyOpen(entry, snapshot, language))] };
  const described = description(policy, isException ? undefined : statement, entry.pattern, snapshot);
  return described && { range: entry.range, ...described };
}

function description(
  policy: PolicyDocument,
  statement: Statement | undefined,
  pattern: ActionPattern,
  snapshot: Snapshot,
): Omit<HoverSubject, "range"> | undefined {
  const { catalog } = snapshot.environment;
  const erratum = catalog.erratum(pattern.text);
  const isOlder = languages[policy.language].hasCatalog && pattern.parts && !pattern.isWildcard;
  const action = isOlder ? catalog.action(erratum?.meant ?? pattern.text) : undefined;
  if (!action) {
    const describe = otherDescription(policy, pattern, catalog);
    return describe && { describe };
  }
  return {
    describe: (language, isAlone, standing) => [
      ...nameOf(action, pattern.text, erratum !== undefined, language),
      ...describeAction(action, catalog, language, { standing, isAlone }),
      ...(kinds[policy.kind].actions === "tables" ? describeOtherVersion(action, catalog, "5.0", language) : []),
    ],
    remembered: {
      key: `${policy.kind} ${pattern.text}`,
      standing: standingOf(action, policy, statement, snapshot),
    },
  };
}

/** The description of an entry that is not a known action of the tables. */
function otherDescription(
  policy: PolicyDocument,
  pattern: ActionPattern,
  catalog: Catalog,
): DescribeSubject | undefined {
  // The names of policy version 5.0 look alike but are different actions.
  if (!languages[policy.language].hasCatalog)
    return (language, isAlone) => describeIdentityEntry(pattern.text, catalog, language, isAlone);
  const newer = kinds[policy.kind].actions === "tables" ? newerAction(pattern.text, catalog) : undefined;
  if (newer) return (language, isAlone) => describeNewerAction(newer, catalog, language, isAlone);
  if (!pattern.parts) return undefined;
  if (pattern.isWildcard) return (language) => describeWildcard(pattern, catalog, language);
  if (policy.language === "1.1" && isAgencyAction(pattern.text))
    return (language) => [paragraph(voice(language)(assume))];
  // Roles have actions of their own, and an agency policy takes only one, which rules check.
  return kinds[policy.kind].actions === "tables"
    ? (language) => describeUnknownAction(pattern, catalog, language)
    : undefined;
}

/** The action of version 5.0 with a name. Another cloud may have the same name, which says nothing about it. */
function newerAction(name: string, { identity, release }: Catalog): Action | undefined {
  return identity?.release.edition.startsWith(release.edition) ? identity.action(name) : undefined;
}

/** The published name, if the author wrote another one or if nothing else identifies the action. */
function nameOf(action: Action, written: string, isMisprint: boolean, language: Language): Block[] {
  if (isMisprint)
    return [paragraph(voice(language)(misprint, { written: [{ code: written }], meant: [{ code: action.name }] }))];
  return action.name === written && titleOf(action, language) !== "" ? [] : [paragraph([{ code: action.name }])];
}

function standingOf(
  action: Action,
  policy: PolicyDocument,
  statement: Statement | undefined,
  snapshot: Snapshot,
): PolicyContext | undefined {
  if (kinds[policy.kind].actions !== "tables" || !statement) return undefined;
  const analysis = snapshot.analysisOf(policy);
  const isDenied = statement.effect?.value === "Deny";
  return {
    permissions: isDenied ? undefined : withoutHoles(policy, snapshot, analysis.permissions),
    requirers: analysis.requirersOf(action.name),
  };
}

type ActionPermissions = NonNullable<PolicyContext["permissions"]>;

/** What policies with holes allow, by what they allow with them: each is found once for all hovers. */
const withHoles = new WeakMap<EffectivePermissions, ActionPermissions>();

/**
 * What the policy allows. An action is `open` if that depends on what is not known before Terraform runs: on the value
 * of an action, or on whether a part of the policy applies.
 */
function withoutHoles(
  policy: PolicyDocument,
  snapshot: Snapshot,
  permissions: EffectivePermissions,
): ActionPermissions {
  if (!snapshot.mayHaveHoles) return permissions;
  const found = withHoles.get(permissions) ?? findWithoutHoles(policy, snapshot, permissions);
  withHoles.set(permissions, found);
  return found;
}

function findWithoutHoles(
  policy: PolicyDocument,
  snapshot: Snapshot,
  permissions: EffectivePermissions,
): ActionPermissions {
  const hasHole = ({ range }: ActionEntry) => snapshot.hasHole(range);
  // Others stay the same objects, about which much is known already.
  const statements = policy.statements.map((statement) =>
    statement.actions.some(hasHole)
      ? statementWith(statement, { actions: statement.actions.filter((entry) => !hasHole(entry)) })
      : statement,
  );
  const parts = guardsInside(snapshot.guarded(), policy.node.range);
  const uncertainty = { guarded: parts, unknown: [] };
  const isWhole = statements.every((statement, index) => statement === policy.statements[index]);
  if (isWhole && parts.length === 0) return permissions;
  const { catalog, assumeGranted } = snapshot.environment;
  const { least } = extremesOf({ ...policy, statements }, uncertainty);
  const certain = effectivePermissions(least, catalog, assumeGranted);
  const { most } = extremesOf(policy, uncertainty);
  const possible = most === policy ? permissions : effectivePermissions(most, catalog, assumeGranted);
  return {
    verdict: (name) => {
      const verdict = possible.verdict(name);
      return verdict === "allowed" && certain.verdict(name) !== "allowed" ? "open" : verdict;
    },
  };
}

function whyOpen({ range }: ActionEntry, snapshot: Snapshot, language: Language): Inline {
  const { causes, notComputed: isWritten } = snapshot.whyUnknown(range);
  const say = voice(language);
  if (!causes) return say(isWritten ? notComputed : notKnown);
  return say(withoutValue, { cause: describeCauses(causes, say) });
}

const withoutValue: Bilingual = { en: "**Not known here**: {cause}.", zh: "**此处无法确定**：{cause}。" };

const notComputed: Bilingual = {
  en: "**Not known here**: this action is not computed by this tool.",
  zh: "**此处无法确定**：本工具不对该授权项求值。",
};
const notKnown: Bilingual = {
  en: "**Not known here**: Terraform computes this action when it runs.",
  zh: "**此处无法确定**：该授权项在 Terraform 运行时才能确定。",
};

const assume: Bilingual = {
  en: "**Switching to an agency**: acting as one of those in `Resource`.",
  zh: "**切换委托**：以 `Resource` 中所列委托的身份操作。",
};
