import { allSystemPolicyNames, type SystemPolicy, systemPolicy } from "../../core/language/system-policies.js";
import { nearest } from "../../core/text/near.js";
import { UsageProblem } from "../arguments/usage.js";

/**
 * A system policy as the text of a side of a comparison, with the content that its page shows. Throws a `UsageProblem`
 * for an unknown name, and for a policy whose content no page shows.
 */
export function systemSide(name: string): { readonly name: string; readonly text: string } {
  const policy = systemPolicy(name);
  if (policy) return { name: `system:${policy.name}`, text: textOf(policy) };
  const isKnown = allSystemPolicyNames.some((known) => known.toLowerCase() === name.trim().toLowerCase());
  if (isKnown) throw new UsageProblem(noContent, { name });
  const [near] = nearest(name, allSystemPolicyNames);
  throw near === undefined ? new UsageProblem(unknown, { name }) : new UsageProblem(misspelled, { name, near });
}

/** The policy as a custom policy: its actions, and the exceptions that it denies. */
function textOf({ actions, denied = [] }: SystemPolicy): string {
  const statements = [
    { Effect: "Allow", Action: actions },
    ...(denied.length > 0 ? [{ Effect: "Deny", Action: denied }] : []),
  ];
  return JSON.stringify({ Version: "1.1", Statement: statements }, undefined, 2);
}

const noContent = {
  en: "No page shows the content of the system policy '{name}', so it cannot be compared.",
  zh: "没有文档公开系统策略“{name}”的内容，无法比较。",
};
const unknown = { en: "There is no known system policy '{name}'.", zh: "没有名为“{name}”的已知系统策略。" };
const misspelled = {
  en: "There is no known system policy '{name}'. Did you mean '{near}'?",
  zh: "没有名为“{name}”的已知系统策略。是否应为“{near}”？",
};
