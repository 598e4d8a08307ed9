import type { AssumedGrant } from "../catalog/grant.js";
import { parseActionPattern } from "../catalog/pattern.js";
import { slipRank } from "../catalog/slips/slip.js";
import { isService } from "../catalog/slips/vocabulary.js";
import { allSystemPolicyNames, grantsOfSystemPolicy } from "../language/system-policies.js";
import { parseJson, syntaxProblems } from "../policy/json/json.js";
import type { SyntaxNode } from "../policy/syntax.js";
import { rules } from "../rules/index.js";
import { nearest } from "../text/near.js";
import { type RuleSettings, severityLevels } from "./rule-settings.js";
import type { Config, ConfigIgnore, ConfigOverride, ConfigProblem, ConfigSection } from "./config-file.js";
import { messages, ProblemList } from "./config-problems.js";
import { readBoolean, readArray, readObject, readString } from "./read-values.js";

/**
 * Reads a configuration file (JSON with comments and trailing commas). Never throws: invalid parts are reported and
 * left out.
 */
export function parseConfig(text: string): { readonly config: Config; readonly problems: readonly ConfigProblem[] } {
  const problems = new ProblemList();
  const root = parseJson(text);
  const [broken] = text.trim() === "" ? [] : syntaxProblems(text, "jsonc");
  if (broken) problems.add(broken.range, messages.notJson);
  const config = readConfig(root, problems);
  return { config, problems: problems.sorted() };
}

const sectionKeys = ["rules", "grantedByEnterpriseProject", "assumeGranted"];

function readConfig(root: SyntaxNode | undefined, problems: ProblemList): Config {
  const properties = readObject(root, [...sectionKeys, "overrides", "ignore", "tests", "$schema"], problems);
  const list = <T>(key: string, read: (item: SyntaxNode, problems: ProblemList) => T | undefined) =>
    readArray(properties.get(key), problems).flatMap((item) => read(item, problems) ?? []);
  return {
    ...readSection(properties, problems),
    overrides: list("overrides", readOverride),
    ignore: list("ignore", readIgnore),
  };
}

function readOverride(node: SyntaxNode, problems: ProblemList): ConfigOverride | undefined {
  const properties = readObject(node, [...sectionKeys, "files"], problems);
  const files = readArray(properties.get("files"), problems).flatMap((item) => readString(item, problems) ?? []);
  if (files.length === 0 && node.kind === "object") problems.add(node.range, messages.missing, { key: "files" });
  return files.length > 0 ? { ...readSection(properties, problems), files } : undefined;
}

function readIgnore(node: SyntaxNode, problems: ProblemList): ConfigIgnore | undefined {
  const properties = readObject(node, ["file", "rule", "action", "reason"], problems);
  const text = (key: string) => readString(properties.get(key), problems)?.trim();
  const [file, rule, action, reason] = [text("file"), text("rule"), text("action"), text("reason")];
  if (node.kind !== "object") return undefined;
  const ruleNode = properties.get("rule");
  if (rule && ruleNode && !isRule(rule)) return void unknownRule(ruleNode, rule, problems);
  const absent = Object.entries({ file, rule, reason }).filter(([, value]) => !value).map(([key]) => key);
  for (const key of absent) problems.add(node.range, key === "reason" ? messages.noReason : messages.missing, { key });
  if (!file || !rule || !reason) return undefined;
  const reasonNode = properties.get("reason")!;
  if (/^TODO\b/.test(reason)) problems.add(reasonNode.range, messages.reasonToDo, {}, "warning");
  return { file, rule, reason, range: node.range, ...(action ? { action } : {}) };
}

function readSection(properties: ReadonlyMap<string, SyntaxNode>, problems: ProblemList): ConfigSection {
  const assumed = properties.get("assumeGranted");
  return {
    rules: readRules(properties.get("rules"), problems),
    grantedByEnterpriseProject: readBoolean(properties.get("grantedByEnterpriseProject"), problems),
    assumeGranted: assumed && readArray(assumed, problems).flatMap((item) => readGranted(item, problems)),
  };
}

function readRules(node: SyntaxNode | undefined, problems: ProblemList): RuleSettings {
  const found: Record<string, RuleSettings[string]> = {};
  if (node && node.kind !== "object") problems.add(node.range, messages.wantsObject);
  for (const { key, value } of node?.kind === "object" ? node.properties : []) {
    if (!isRule(key.value)) unknownRule(key, key.value, problems);
    const level = value?.kind === "string" ? severityLevels.find((one) => one === value.value) : undefined;
    if (value && !level)
      problems.add(value.range, messages.wantsLevel, { levels: severityLevels.map((one) => `"${one}"`).join(", ") });
    if (level && isRule(key.value)) found[key.value] = level;
  }
  return found;
}

/** Reads an action, a pattern or the name of a system policy as the patterns that it grants. */
function readGranted(node: SyntaxNode, problems: ProblemList): readonly AssumedGrant[] {
  const text = readString(node, problems)?.trim();
  if (text === undefined) return [];
  const named = grantsOfSystemPolicy(text);
  if (named) return named;
  const pattern = parseActionPattern(text);
  if (pattern.parts) return [pattern];
  const near = systemPolicyMeant(text);
  problems.add(node.range, near ? messages.unknownGrantNear : messages.unknownGrant, { text, near: near ?? "" });
  return [];
}

const wordsOfNames = new Set(allSystemPolicyNames.flatMap((name) => name.toLowerCase().split(" ")));

/**
 * The system policy whose name the text misspells. A word of another policy's name or a service's name is not a
 * misspelling.
 */
function systemPolicyMeant(text: string): string | undefined {
  const written = text.split(/\s+/);
  return allSystemPolicyNames.find((name) => {
    const words = name.split(" ");
    return (
      words.length === written.length
      && words.every((word, index) => {
        const own = written[index]!.toLowerCase();
        return (
          own === word.toLowerCase() || (!wordsOfNames.has(own) && !isService(own) && slipRank(own, word) !== undefined)
        );
      })
    );
  });
}

function isRule(id: string): boolean {
  return rules.some((rule) => rule.id === id);
}

function unknownRule({ range }: SyntaxNode, id: string, problems: ProblemList): void {
  const [near] = nearest(id, rules.map((rule) => rule.id));
  problems.add(range, near ? messages.unknownRuleNear : messages.unknownRule, { id, near: near ?? "" });
}
