import type { Catalog } from "../catalog/catalog.js";
import { type LintSettings, toLintSettings } from "../config/lint-settings.js";
import { levelInForce, type RuleSettings } from "../config/rule-settings.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { SuppressionContext } from "../rule/rule.js";
import { unusedIgnore } from "../rules/structure/unused-ignore.js";
import type { Finding } from "./finding.js";
import type { HostSuppressions } from "./host-suppressions.js";
import { unusedSuppressions } from "./suppress.js";

/** The comments of a Terraform file, outside of its policies, that suppress nothing. */
export function unusedComments(
  text: string,
  { suppressions, suppressed, futile }: HostSuppressions,
  catalog: Catalog,
  settings: RuleSettings | LintSettings,
): Finding[] {
  const rule = unusedIgnore;
  const { rules: levels, grantedByEnterpriseProject = false, assumeGranted = [] } = toLintSettings(settings);
  const level = levelInForce(rule, levels);
  if (suppressions.length + futile.length === 0 || level === "off" || rule.subject !== "suppression") return [];
  const unused = unusedSuppressions(suppressions, suppressed, levels);
  const context: SuppressionContext = {
    file: { ...parsePolicyFile(""), text },
    catalog,
    settings: { grantedByEnterpriseProject, assumeGranted },
    unused,
    futile,
  };
  return [...rule.check(context)].map((report) => ({
    rule,
    severity: level,
    report,
    fixes: () => [...(rule.fix?.(report, context) ?? [])],
    fixAll: () => undefined,
  }));
}
