import { nearest } from "../../core/text/near.js";
import { actionToJson } from "../../core/describe/look-up/look-up-json.js";
import type { Bilingual } from "../../core/text/message.js";
import { Budget, shortened } from "../budget.js";
import { count, listOf, shape, string } from "../schema.js";
import { type AgentTool, ToolProblem } from "../tool.js";

const otherApisText: Bilingual = {
  en: "Actions for the same operation by other APIs.",
  zh: "同一操作的其他 API 所用的授权项。",
};

export const lookUpActionTool: AgentTool = {
  name: "look_up_action",
  title: { en: "Look up an IAM action", zh: "查看授权项" },
  description: {
    en: "All that the catalog says about one action: labels, API operations, the actions that it also requires, support for projects and resources, and the pages that say so with their dates.",
    zh: "查看一个授权项的全部内容：名称、对应的 API、依赖的授权项、对项目和资源的支持，以及出处页面和日期。",
  },
  input: () => shape({ action: { ...string(actionText), minLength: 1 } }),
  output: shape(
    {
      action: string(),
      status: string(),
      currentNames: listOf(string(), { en: "Newer names of this action.", zh: "该授权项的新名称。" }),
      discarded: { type: "boolean" },
      remarks: listOf(string()),
      labels: { type: "object" },
      required: listOf(string(), { en: "Actions that it always requires as well.", zh: "始终需要的其他授权项。" }),
      conditional: listOf(
        { type: "object" },
        { en: "Actions that only some of its APIs or cases require.", zh: "仅部分 API 或情况需要的授权项。" },
      ),
      newer: listOf(
        { type: "object" },
        { en: "Requirements that only a newer page lists.", zh: "仅较新的文档列出的依赖。" },
      ),
      needsStated: { type: "boolean" },
      support: { type: "object" },
      sources: listOf({ type: "object" }),
      apis: listOf({ type: "object" }),
      omittedApis: count(),
    },
    { otherApis: listOf({ type: "object" }, otherApisText) },
  ),
  run(args, { catalog, language }) {
    const name = (args["action"] as string).trim();
    const action = catalog.action(catalog.erratum(name)?.meant ?? name);
    if (!action) {
      const [near] =
        name.length < 200
          ? nearest(
              name,
              catalog.actions.map((one) => one.name),
            )
          : [];
      const isWildcard = name.includes("*");
      throw near === undefined || isWildcard
        ? new ToolProblem(isWildcard ? wildcard : unknown, { name: shortened(name, 100) })
        : new ToolProblem(unknownNear, { name: shortened(name, 100), near });
    }
    const { apis, otherApis, ...record } = actionToJson(action, catalog, language);
    const budget = new Budget();
    budget.take([record]);
    const shown = budget.take(apis);
    const others = budget.take(otherApis);
    return {
      ...record,
      apis: shown.shown,
      omittedApis: shown.omitted,
      ...(others.shown.length > 0 ? { otherApis: others.shown } : {}),
    };
  },
};

const actionText: Bilingual = {
  en: "The name, for example ecs:cloudServers:resize.",
  zh: "授权项名称，例如 ecs:cloudServers:resize。",
};
const unknown: Bilingual = {
  en: "The catalog has no action '{name}'. find_actions looks for it by words or API.",
  zh: "授权项数据中没有“{name}”。可用 find_actions 按关键词或 API 查询。",
};
const unknownNear: Bilingual = {
  en: "The catalog has no action '{name}'. Did you mean '{near}'?",
  zh: "授权项数据中没有“{name}”。是否想查“{near}”？",
};
const wildcard: Bilingual = {
  en: "'{name}' is a wildcard; find_actions lists the actions that it matches.",
  zh: "“{name}”是通配写法，可用 find_actions 列出它匹配的授权项。",
};
