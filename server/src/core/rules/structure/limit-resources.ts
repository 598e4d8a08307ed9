import { limits } from "../../language/limits.js";
import { findProperty } from "../../policy/syntax.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitResources = defineRule<undefined>({
  id: "limit-resources",
  category: "structure",
  severity: "error",
  code: limits.resources.code,
  appliesTo: ["1.1"],
  summary: {
    en: "A statement names more than 10 resources, or an agency policy more than 20.",
    zh: "一条语句的资源超过 10 个，或委托策略的资源超过 20 个。",
  },

  *checkStatement({ resource }) {
    const isAgency = resource?.form === "object";
    const list = isAgency ? findProperty(resource.node, "uri") : resource?.node;
    const limit = isAgency ? limits.agencyUris : limits.resources;
    const extra = list?.kind === "array" ? list.items[limit.max] : undefined;
    if (list?.kind === "array" && extra) yield* overLimit(extra.range, list.items.length, limit, counted);
  },
});

const counted = { en: "resources in the statement", zh: "语句的资源数" };
