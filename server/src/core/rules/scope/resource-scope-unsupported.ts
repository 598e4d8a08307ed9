import { planGrants } from "../../edit/grant.js";
import type { Statement } from "../../policy/model.js";
import { isEveryResource, parseResource } from "../../policy/forms/resource.js";
import { grantFix } from "../../fix/grant-fix.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { isRemovable, removeEntry } from "../../fix/removal-fix.js";
import { defineRule } from "../../rule/rule.js";

interface Unsupported extends ListedAction {
  readonly action: string;
}

export const resourceScopeUnsupported = defineRule<Unsupported>({
  id: "resource-scope-unsupported",
  category: "scope",
  severity: "warning",
  summary: {
    en: "A statement names resources for an action that cannot be granted by resource.",
    zh: "语句限定了资源，但其中的授权项不支持按资源授权。",
  },

  checkNamedAction(listed, { catalog }) {
    if (!isForSomeResources(listed.statement)) return undefined;
    const action = catalog.action(listed.entry.pattern.text);
    // An empty column proves nothing; one row with support is enough.
    if (
      !action
      || action.permissions.length === 0
      || !action.permissions.every(({ instanceLevel }) => instanceLevel === false)
    )
      return undefined;
    const args = { action: action.name };
    return { range: listed.entry.range, message, args, data: { ...listed, action: action.name }, facts: args };
  },

  // Moves the action to a statement for all resources. A condition would be lost.
  *fix({ data, args }, { file, policy }) {
    const { statement, entry, action } = data;
    if (statement.effect?.value !== "Allow" || statement.hasCondition || !isRemovable(data)) return;
    const plan = planGrants(file.text, policy, [{ statement, anchor: entry.node, actions: [action] }]);
    const moved = plan.kind === "edits" ? { ...plan, edits: [...removeEntry(file.text, data), ...plan.edits] } : plan;
    yield grantFix({ title, args, grants: [action] }, moved);
  },
});

function isForSomeResources({ resource }: Statement): boolean {
  if (resource?.form !== "list" || resource.entries.length === 0) return false;
  return resource.entries.every(({ value }) => !isEveryResource(value) && parseResource(value) !== undefined);
}

const message = {
  en: "'{action}' cannot be granted for single resources; with this \"Resource\" it does not work. It needs \"*\", in a statement of its own.",
  zh: "“{action}”不支持按资源授权，在限定了“Resource”的语句中不会生效；应放入 Resource 为“*”的单独语句。",
};
const title = { en: "Move '{action}' to a new statement for all resources", zh: "将“{action}”移到不限资源的新语句" };
