import type { Catalog } from "../../core/catalog/catalog.js";
import type { PolicyContext, StandingVerdict } from "../../core/describe/action/needs.js";
import { oncePer } from "../../core/text/lazily.js";

/**
 * The text about an action, as it was written before for the same key if the policy answers all that the text asked
 * about it in the same way. `key` has everything else that `write` depends on, apart from the catalog.
 */
export function rememberedText(
  catalog: Catalog,
  key: string,
  standing: PolicyContext | undefined,
  write: (standing: PolicyContext | undefined) => string,
): string {
  const known = textsOf(catalog);
  const found = known.get(key);
  if (found && isSame(found, standing)) return found.text;
  const verdicts = new Map<string, StandingVerdict>();
  const text = write(standing && recording(standing, verdicts));
  if (known.size >= mostTexts) known.clear();
  known.set(key, {
    text,
    requirers: standing?.requirers,
    verdicts: standing?.permissions && verdicts,
  });
  return text;
}

/** A text, and what it says of the policy. */
interface Remembered {
  readonly text: string;
  readonly requirers: PolicyContext["requirers"] | undefined;
  /** `undefined` if the text was written without permissions. */
  readonly verdicts: ReadonlyMap<string, StandingVerdict> | undefined;
}

/** Kept for the catalog, so for all versions of all documents. */
const textsOf = oncePer<Catalog, Map<string, Remembered>>(() => new Map());

/** A text has about 1 KB. */
const mostTexts = 500;

/** The same context, which notes each verdict that is asked for. */
function recording({ permissions, requirers }: PolicyContext, verdicts: Map<string, StandingVerdict>): PolicyContext {
  if (!permissions) return { permissions, requirers };
  const verdict = (name: string) => {
    const answer = permissions.verdict(name);
    verdicts.set(name, answer);
    return answer;
  };
  return { permissions: { verdict }, requirers };
}

function isSame({ requirers, verdicts }: Remembered, standing: PolicyContext | undefined): boolean {
  if (!areSame(requirers, standing?.requirers)) return false;
  const permissions = standing?.permissions;
  if (!verdicts || !permissions) return verdicts === permissions;
  for (const [name, verdict] of verdicts) if (permissions.verdict(name) !== verdict) return false;
  return true;
}

function areSame(one: Remembered["requirers"], other: Remembered["requirers"]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
