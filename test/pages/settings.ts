import { parseActionPattern } from "../../server/src/core/catalog/pattern.js";
import type { LintSettings } from "../../server/src/core/config/lint-settings.js";

/** The surroundings of an example as settings; all rules are on. */
export function pageSettings({ grantedByEnterpriseProject = false, assumeGranted = [] }: Readonly<Record<string, unknown>>): LintSettings {
  return { rules: {}, grantedByEnterpriseProject: grantedByEnterpriseProject === true, assumeGranted: (assumeGranted as string[]).map(parseActionPattern) };
}
