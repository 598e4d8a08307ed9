/** The parts of package.json and its texts that are generated from the rule list. */

const levels = ["error", "warning", "information", "hint", "off"];

/** The manifest with the setting `huaweiIam.rules` for the rules. */
export function manifest(before, rules) {
  const setting = before.contributes.configuration.map(({ properties }) => properties["huaweiIam.rules"]).find(Boolean);
  setting.properties = Object.fromEntries(rules.map(({ id, severity }) => [id, {
    type: "string",
    enum: levels,
    default: severity,
    enumDescriptions: levels.map((level) => `%severity.${level}%`),
    description: `%rule.${id}%`,
  }]));
  return before;
}

/** The texts of the manifest in one language; those of rules are their summaries, at the end. */
export function texts(before, rules, language) {
  const others = Object.entries(before).filter(([key]) => !key.startsWith("rule."));
  return Object.fromEntries([...others, ...rules.map(({ id, summary }) => [`rule.${id}`, summary[language]])]);
}
