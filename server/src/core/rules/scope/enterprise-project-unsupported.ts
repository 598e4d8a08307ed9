import { defineRule } from "../../rule/rule.js";

export const enterpriseProjectUnsupported = defineRule<undefined>({
  id: "enterprise-project-unsupported",
  category: "scope",
  severity: "warning",
  summary: {
    en: "The policy is granted by enterprise project, where an action has no effect. Checked only if the settings say so.",
    zh: "策略按企业项目授权，而授权项在企业项目中不生效。仅在设置声明按企业项目授权时检查。",
  },

  checkNamedAction({ statement, entry }, { catalog, settings }) {
    if (!settings.grantedByEnterpriseProject) return undefined;
    const action = statement.effect?.value === "Allow" ? catalog.action(entry.pattern.text) : undefined;
    if (
      !action
      || action.permissions.length === 0
      || !action.permissions.every(({ enterpriseProject }) => enterpriseProject === false)
    )
      return undefined;
    const args = { action: action.name };
    return { range: entry.range, message, args, data: undefined, facts: args };
  },
});

const message = {
  en: "The settings say that this policy is granted by enterprise project, where '{action}' has no effect. Grant it in IAM.",
  zh: "设置声明本策略按企业项目授权，而“{action}”按企业项目授权不生效，须在 IAM 中授权。",
};
