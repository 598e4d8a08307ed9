import { parseActionPattern } from "../../server/src/core/catalog/pattern.js";
import type { LintSettings } from "../../server/src/core/config/lint-settings.js";
import { readRuleSettings } from "../../server/src/core/config/rule-settings.js";

/** The surroundings of an example and its rule levels as settings. */
export function pageSettings({
  rules = {},
  grantedByEnterpriseProject = false,
  assumeGranted = [],
}: Readonly<Record<string, unknown>>): LintSettings {
  return {
    rules: readRuleSettings(rules).settings,
    grantedByEnterpriseProject: grantedByEnterpriseProject === true,
    assumeGranted: (assumeGranted as string[]).map(parseActionPattern),
  };
}
