import { readRuleSettings, type RuleSettings } from "../../core/config/rule-settings.js";
import { rules } from "../../core/rules/index.js";
import { nearest } from "../../core/text/near.js";
import { UsageProblem } from "./usage.js";

/** The rule levels of the command line (`--rule id=level`). If a rule is given twice, the last level applies. */
export function ruleSettings(ruleOptions: readonly string[]): RuleSettings {
  return Object.assign({}, ...ruleOptions.map(readRule)) as RuleSettings;
}

function readRule(option: string): RuleSettings {
  const [id = "", level] = option.split(/=(.*)/s);
  if (level === undefined) throw new UsageProblem(noLevel, { option });
  const { settings, problems } = readRuleSettings({ [id]: level });
  if (problems.length === 0) return settings;
  if (rules.some((rule) => rule.id === id)) throw new UsageProblem(wrongLevel, { id, level });
  const [near] = nearest(id, rules.map((rule) => rule.id));
  throw near ? new UsageProblem(unknownNear, { id, near }) : new UsageProblem(unknown, { id });
}

const noLevel = { en: "--rule takes a rule and a level, such as --rule missing-dependency=error; \"{option}\" has no level.", zh: "--rule 须写明规则和级别，例如 --rule missing-dependency=error；“{option}”缺少级别。" };
const wrongLevel = { en: "\"{level}\" is not a level for {id}. Levels: error, warning, information, hint, off.", zh: "“{level}”不是规则 {id} 的有效级别，可选：error、warning、information、hint、off。" };
const unknown = { en: "There is no rule '{id}'. 'huawei-iam rules' lists them.", zh: "没有规则“{id}”。规则列表见 huawei-iam rules。" };
const unknownNear = { en: "There is no rule '{id}'. Did you mean '{near}'?", zh: "没有规则“{id}”。是否想用“{near}”？" };
