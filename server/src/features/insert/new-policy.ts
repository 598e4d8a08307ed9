import { requiredByAll } from "../../core/analysis/dependencies.js";
import { withTabs } from "../../core/templates/snippet.js";
import { templates } from "../../core/templates/templates.js";
import { enumerate } from "../../core/text/enumerate.js";
import type { Language } from "../../core/text/message.js";
import type { InsertChoice, PolicyTemplateItem } from "../../protocol.js";
import { type Say, sayIn } from "../../core/text/say.js";
import type { Environment } from "../snapshot.js";

/** The policies for common tasks in a language. */
export function policyTemplates(language: Language): PolicyTemplateItem[] {
  return templates.map(({ id, title, description, text }) => ({
    id,
    title: title[language],
    description: description[language],
    snippet: withTabs(text),
  }));
}

/** Policies that allow only these actions: alone, and with their dependencies. */
export function newPolicyChoices(actions: readonly string[], { catalog, language }: Environment): InsertChoice[] {
  const say = sayIn(language);
  const needed = requiredByAll(actions, catalog);
  return [[], ...(needed.length > 0 ? [needed] : [])].map((dependencies): InsertChoice => {
    const grants = [...actions, ...dependencies];
    const policy = { Version: "1.1", Statement: [{ Effect: "Allow", Action: grants }] };
    return {
      kind: "policy",
      withDependencies: dependencies.length > 0,
      title: titleWithDependencies(say(newPolicy), dependencies, say),
      detail: say(allows, { names: enumerate(grants) }),
      grants,
      text: `${JSON.stringify(policy, undefined, 2)}\n`,
    };
  });
}

/** A title that also names the required actions. `isAll`: the policy grants nothing else. */
export function titleWithDependencies(what: string, dependencies: readonly string[], say: Say, isAll = false): string {
  const count = dependencies.length;
  if (count === 0) return what;
  const [one, many] = isAll ? [onlyOne, onlyMany] : [withOne, withMany];
  return say(count === 1 ? one : many, { what, count, names: enumerate(dependencies, shownNames) });
}

/** The number of names in a title. The rest is counted; the detail lists all. */
const shownNames = 3;

const newPolicy = { en: "New policy", zh: "新建策略" };
const withOne = { en: "{what} with its dependency {names}", zh: "{what}，并加入依赖 {names}" };
const withMany = { en: "{what} with its {count} dependencies: {names}", zh: "{what}，并加入 {count} 个依赖：{names}" };
const onlyOne = { en: "{what}: only the missing dependency {names}", zh: "{what}：仅加入缺少的依赖 {names}" };
const onlyMany = { en: "{what}: only the {count} missing dependencies, {names}", zh: "{what}：仅加入缺少的 {count} 个依赖，{names}" };
export const allows = { en: "Allows {names}.", zh: "将允许 {names}。" };
