import type { Catalog } from "../catalog.js";
import { parseActionPattern } from "../pattern.js";

/** More names are no suggestion: `create` alone could be anything. */
const mostNames = 3;

/**
 * The known actions that a text of another form means: with dots, slashes or too many colons between the three parts
 * (`ecs:servers.reboot`), or without the service (`servers:list`). Empty if none is known, or if too many are.
 */
export function namesOfOtherForm(written: string, catalog: Catalog): readonly string[] {
  const parts = written.trim().split(/[:./\\|]+/).filter((part) => part !== "");
  if (parts.length === 3) {
    const pattern = parseActionPattern(parts.join(":"));
    const action = catalog.action(pattern.text);
    if (action) return [action.name];
    return pattern.isWildcard && catalog.matching(pattern).length > 0 ? [pattern.text] : [];
  }
  if (parts.length !== 2 || written.includes("*")) return [];
  const ending = `:${parts.join(":")}`.toLowerCase();
  const found = catalog.actions.map(({ name }) => name).filter((name) => name.toLowerCase().endsWith(ending));
  return found.length <= mostNames ? found : [];
}
