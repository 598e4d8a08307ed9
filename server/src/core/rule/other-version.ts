import type { Catalog } from "../catalog/catalog.js";
import type { Action } from "../catalog/model.js";
import { convertDenial, convertGrant, namesMeant } from "../convert/convert-entry.js";
import { namesInVersion } from "../convert/names-in.js";
import { actionNamed, sidesOf } from "../convert/versions.js";
import { kinds } from "../language/policy-languages.js";
import type { ListedAction } from "../policy/listed-actions.js";
import type { PolicyDocument, Statement } from "../policy/model.js";
import { perStatementAnd } from "../policy/reparse/per-statement.js";

/** A listed name that belongs to the other version of the policy language. */
export interface OtherVersionName {
  /** The version of the policy. */
  readonly version: "1.1" | "5.0";
  /** Its names in that version; more than one if the action was split. */
  readonly names: readonly string[];
  /** Whether replacing it by all of them keeps the effect of the statement, as far as the operations are known. */
  readonly isCertain: boolean;
  /** Only the letter case differs. In version 1.1 it does not matter. */
  readonly isCaseOnly?: boolean;
}

/**
 * What a listed action is if it is a name of the other version; `undefined` if the policy's own version has it, or if
 * nothing leads from it to a name of that version: many names are equal in both.
 */
export function findOtherVersion(
  { statement, entry, isException = false }: ListedAction,
  { kind }: Pick<PolicyDocument, "kind">,
  catalog: Catalog,
): OtherVersionName | undefined {
  const version = kinds[kind].actions === "identity" ? "5.0" : "1.1";
  const { text } = entry.pattern;
  // Nearly all names: the other version is read only for the rest.
  if ((version === "5.0" ? catalog.identity : catalog)?.action(text)?.name === text) return undefined;
  const sides = sidesOf(catalog, version);
  if (!sides) return undefined;
  const other = actionNamed(sides.from, text);
  const own = actionNamed(sides.to, text);
  // Only the letter case differs: the actions of OBS begin with a small letter in version 5.0.
  if (own) {
    const isOther = own.name !== text && other?.name === text;
    return isOther ? { version, names: [own.name], isCertain: true, isCaseOnly: true } : undefined;
  }
  if (!other) return undefined;
  const spelled = version === "5.0" ? obsName(other, text) : undefined;
  if (spelled !== undefined) return { version, names: [spelled], isCertain: true, isCaseOnly: true };
  const context = { sides, meant: namesMeantIn[version](statement, catalog), isException };
  const isDenial = (statement.effect?.value === "Deny") !== isException;
  const { targets } = (isDenial ? convertDenial : convertGrant)(text, context);
  if (targets.length > 0) return { version, names: targets, isCertain: true };
  const names = namesInVersion(other, catalog, version);
  return names.length > 0 ? { version, names, isCertain: false } : undefined;
}

/** What the names of a statement mean in the version of which they are not. */
const namesMeantIn = { "1.1": namesMeantFor("1.1"), "5.0": namesMeantFor("5.0") };

function namesMeantFor(version: OtherVersionName["version"]) {
  return perStatementAnd(({ actions, exceptions }: Statement, catalog: Catalog) => {
    const written = [...actions, ...exceptions].map(({ pattern }) => pattern.text);
    return namesMeant(written, sidesOf(catalog, version)!.from);
  });
}

/**
 * The name of an OBS action in version 5.0, where it begins with a small letter and in 1.1 with a capital one. Source:
 * user guide of IAM identity policies, topic iam_01_0934.
 */
function obsName({ name, service, resourceType, operation }: Action, written: string): string | undefined {
  if (service.toLowerCase() !== "obs" || name !== written || !/^[A-Z][a-z]/.test(operation)) return undefined;
  return `${service}:${resourceType}:${operation[0]!.toLowerCase()}${operation.slice(1)}`;
}
