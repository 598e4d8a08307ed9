import { apisOf } from "../catalog/apis.js";
import { labelsOf } from "../catalog/labels.js";
import type { Language } from "../text/message.js";
import type { StatementLimit } from "./limits/limit.js";
import { type Change, changeKinds, type PolicyComparison, type ActionLimits } from "./model.js";

/** A comparison as plain data for programs, with labels in the given language. */
export function comparisonToJson(
  { changes, leftOut, uncompared, policies, assumed }: PolicyComparison,
  language: Language,
) {
  const counts = (isPattern: boolean) =>
    Object.fromEntries(
      changeKinds.map((kind) => [
        kind,
        changes.filter((one) => one.kind === kind && one.isPattern === isPattern).length,
      ]),
    ) as Record<Change["kind"], number>;
  return {
    policies,
    summary: counts(false),
    patternSummary: counts(true),
    changes: changes.map((change) => toData(change, language)),
    leftOut,
    uncompared,
    assumed,
  };
}

function toData(
  { kind, name, family, action, isPattern, except, access, sensitive, was, is, place }: Change,
  language: Language,
) {
  return {
    kind,
    action: name,
    isPattern,
    except,
    isKnown: action !== undefined,
    family,
    labels: action ? labelsOf(action, language) : [],
    apis: action ? apisOf(action, language).map(({ operation }) => operation) : [],
    access,
    sensitive: sensitive ? { area: sensitive.area, reason: sensitive.reason[language] } : null,
    was: verdictData(was),
    is: verdictData(is),
    place: place ? { side: place.side, file: place.file, line: place.line, entry: place.entry } : null,
  };
}

/** `null` if the action is never allowed. A statement without limits is an empty object. */
function verdictData({ allows, denies }: ActionLimits) {
  return allows.length === 0 ? null : { allow: allows.map(limitData), deny: denies.map(limitData) };
}

function limitData({ resources, clauses }: StatementLimit) {
  return {
    ...(resources ? { [resources.isNot ? "notResources" : "resources"]: resources.patterns } : {}),
    ...(clauses.length > 0
      ? { conditions: clauses.map(({ operator, name, values }) => ({ operator, key: name, values })) }
      : {}),
  };
}
