import type { Action } from "../catalog/model.js";
import { covers } from "../catalog/pattern.js";
import {
  candidatesFor,
  deniesNoLess,
  grantsNoMore,
  isFullyListed,
  isWider,
  lostOperations,
  type Names,
} from "./counterparts.js";
import type { Evidence, EntryOutcome } from "./model.js";
import { apiInKey } from "./operations-of.js";
import { actionNamed, isEverything, type VersionSide, type Sides } from "./versions.js";

/** The result for one entry. */
export interface EntryResult {
  readonly outcome: EntryOutcome;
  readonly targets: readonly string[];
  readonly deniesMore: boolean;
}

/** The entries of one list, and both versions. */
export interface ListContext {
  readonly sides: Sides;
  /** Every known action that the list means, in lower case. */
  readonly meant: Names;
  /** Whether the list is what a Deny does not deny. */
  readonly isException: boolean;
}

/** Every known action that the entries of a list mean, in lower case. */
export function namesMeant(written: readonly string[], side: VersionSide): Names {
  const names = written.flatMap((text) =>
    text.includes("*") ? side.matching(text).map(({ name }) => name) : [text, actionNamed(side, text)?.name ?? text],
  );
  return new Set(names.map((name) => name.toLowerCase()));
}

/** An entry whose result must not mean more: an Allow, or an exception of a Deny. What is not certain is left out. */
export function convertGrant(written: string, context: ListContext): EntryResult {
  const { sides, meant } = context;
  if (!written.includes("*")) {
    const action = actionNamed(sides.from, written);
    if (!action) return withoutTarget({ is: "unmapped", why: "unknown-action" });
    const { certain, candidates } = certainTargets(action, context);
    if (certain.length === 0) return withoutTarget(reasonFor(action, candidates, "grants-more", sides));
    const targets = certain.map(({ target }) => target);
    const evidence = [...new Set(certain.map((one) => one.evidence))];
    const lost = lostOperations(action, targets, sides).map(apiInKey);
    const outcome: EntryOutcome = lost.length > 0 ? { is: "partly", evidence, lost } : { is: "mapped", evidence };
    return { outcome, targets: namesOf(targets), deniesMore: false };
  }
  if (isEverything(written)) return everything(sides);
  const actions = sides.from.matching(written);
  if (actions.length === 0) return withoutTarget({ is: "unmapped", why: "no-match" });
  const found = actions.map((action) => ({
    action,
    targets: certainTargets(action, context).certain.map(({ target }) => target),
  }));
  const targets = [...new Set(found.flatMap((one) => one.targets))];
  if (staysCertain(written, targets, sides, meant))
    return {
      outcome: { is: "kept", added: added(written, targets, sides) },
      targets: [written, ...added(written, targets, sides)],
      deniesMore: false,
    };
  if (targets.length === 0) return withoutTarget({ is: "unmapped", why: "no-counterpart" });
  const lost = found.filter((one) => one.targets.length === 0).map(({ action }) => action.name);
  return {
    outcome: { is: "expanded", count: actions.length - lost.length, lost },
    targets: namesOf(targets),
    deniesMore: false,
  };
}

/** An entry whose result must not mean less: a Deny, or an exception of an Allow. */
export function convertDenial(written: string, { sides }: ListContext): EntryResult {
  if (!written.includes("*")) {
    const action = actionNamed(sides.from, written);
    if (!action) return withoutTarget({ is: "unmapped", why: "unknown-action" });
    const targets = candidatesFor(action, sides);
    if (!deniesNoLess(action, targets, sides)) return withoutTarget(reasonFor(action, targets, "denies-less", sides));
    const outcome: EntryOutcome = { is: "mapped", evidence: evidenceOf(action, targets, sides) };
    const deniesMore = targets.some((target) => isWider(target, action, sides));
    return { outcome, targets: namesOf(targets), deniesMore };
  }
  if (isEverything(written)) return everything(sides);
  const actions = sides.from.matching(written);
  if (actions.length === 0) return withoutTarget({ is: "unmapped", why: "no-match" });
  const found = actions.map((action) => ({ action, targets: candidatesFor(action, sides) }));
  const lost = found.filter(({ action, targets }) => !deniesNoLess(action, targets, sides));
  const kept = inForm(written, sides.to);
  if (lost.length > 0 || kept === undefined)
    return withoutTarget({ is: "ambiguous", why: "denies-less", candidates: lost.map(({ action }) => action.name) });
  const more = added(kept, [...new Set(found.flatMap((one) => one.targets))], sides);
  return { outcome: { is: "kept", added: more }, targets: [kept, ...more], deniesMore: true };
}

function everything({ to }: Sides): EntryResult {
  return { outcome: { is: "mapped", evidence: ["everything"] }, targets: [to.everything], deniesMore: false };
}

function withoutTarget(outcome: EntryOutcome): EntryResult {
  return { outcome, targets: [], deniesMore: false };
}

function certainTargets(action: Action, { sides, meant, isException }: ListContext) {
  const candidates = candidatesFor(action, sides);
  const certain = candidates.flatMap((target) => {
    const evidence = grantsNoMore(target, action, meant, sides, isException);
    return evidence ? [{ target, evidence }] : [];
  });
  return { certain, candidates };
}

function reasonFor(
  { service }: Action,
  candidates: readonly Action[],
  why: "grants-more" | "denies-less",
  { to }: Sides,
): EntryOutcome {
  if (candidates.length > 0) return { is: "ambiguous", why, candidates: namesOf(candidates) };
  return { is: "unmapped", why: to.catalog.ofService(service).length > 0 ? "no-counterpart" : "no-service" };
}

/** Whether the same wildcard grants nothing else in the other version, all of whose actions must be known. */
function staysCertain(written: string, targets: readonly Action[], sides: Sides, meant: Names): boolean {
  const service = written.split(":")[0] ?? "*";
  if (sides.to.version !== "5.0" || service.includes("*") || !isFullyListed(sides, { service })) return false;
  const matched = sides.to.matching(written);
  return matched.length > 0 && meant.size > 0 && matched.every((one) => targets.includes(one));
}

/** A wildcard in the form of a version; `undefined` if the version has no such form. */
function inForm(written: string, to: VersionSide): string | undefined {
  return to.parse(written).parts === undefined ? undefined : written;
}

function added(wildcard: string, targets: readonly Action[], { to }: Sides): string[] {
  const pattern = to.parse(wildcard);
  return namesOf(targets).filter((name) => !covers(pattern, to.parse(name)));
}

function evidenceOf(action: Action, targets: readonly Action[], sides: Sides): Evidence[] {
  const all = new Set(sides.from.operations.of(action));
  const found = targets.map((target): Evidence =>
    [...(target.schema?.aliases ?? []), ...(action.schema?.aliases ?? [])].some((alias) =>
      [target.name, action.name].some((name) => name.toLowerCase() === alias.toLowerCase()),
    )
      ? "alias"
      : sides.to.operations.of(target).some((key) => all.has(key))
        ? "operations"
        : "same-name",
  );
  return [...new Set(found)];
}

function namesOf(actions: readonly Action[]): string[] {
  return actions.map(({ name }) => name);
}
