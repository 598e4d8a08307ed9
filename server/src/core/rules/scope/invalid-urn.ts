import { replaceString } from "../../edit/entry.js";
import { kinds } from "../../language/policy-languages.js";
import { findProperty, type StringNode } from "../../policy/syntax.js";
import { actionStrings } from "../../policy/read/read.js";
import { type UrnForm, urnFormOf, type UrnPart } from "../../policy/forms/urn.js";
import type { Bilingual } from "../../text/message.js";
import { defineRule } from "../../rule/rule.js";

interface Invalid extends UrnForm {
  readonly node: StringNode;
}

export const invalidUrn = defineRule<Invalid>({
  id: "invalid-urn",
  category: "scope",
  severity: "error",
  appliesTo: ["5.0"],
  summary: {
    en: "A resource of version 5.0 is neither \"*\" nor a URN of five parts.",
    zh: "资源（5.0 版）既不是“*”，也不是五段式 URN。",
  },

  *checkStatement({ node: statement }, { policy: { kind } }) {
    if (!kinds[kind].hasGrammar) return;
    const isLimited = kind === "service-control-policy";
    for (const list of ["Resource", "NotResource"].map((name) => findProperty(statement, name))) {
      for (const node of actionStrings(list)) {
        const form = urnFormOf(node.value, isLimited);
        if (form.kind === "sound" || !node.isClosed) continue;
        const part = form.part === undefined ? "" : partNames[form.part];
        yield {
          range: node.range,
          message: messages[form.kind],
          args: { written: node.value, part },
          data: { ...form, node },
          facts: { resource: node.value },
        };
      }
    }
  },

  *fix({ data: { node, meant } }) {
    if (meant !== undefined)
      yield { title, args: { meant }, safety: "safe", edits: [replaceString(node, meant)] };
  },
});

const partNames: Readonly<Record<UrnPart, Bilingual>> = {
  service: { en: "service", zh: "服务名" },
  region: { en: "region", zh: "区域" },
  account: { en: "account ID", zh: "账号 ID" },
  type: { en: "resource type", zh: "资源类型" },
  path: { en: "name or ID", zh: "资源名称或 ID" },
};

const messages: Readonly<Record<Exclude<UrnForm["kind"], "sound">, Bilingual>> = {
  empty: {
    en: "A resource must not be empty; \"*\" means all resources.",
    zh: "资源不能为空；“*”表示所有资源。",
  },
  blanks: {
    en: "\"{written}\" contains blanks, which a URN must not have.",
    zh: "“{written}”含有空白，URN 中不能有空白。",
  },
  "full-width": {
    en: "\"{written}\" has full-width characters; a URN is written with ':' and '*'.",
    zh: "“{written}”含有全角字符，URN 须使用半角“:”和“*”。",
  },
  "too-few-parts": {
    en: "\"{written}\" is not a URN: the {part} is missing. A URN has five parts, 'service:region:account-id:type:path'; region and account may be empty.",
    zh: "“{written}”不是 URN：缺少{part}。URN 有五段，即“服务名:区域:账号 ID:资源类型:资源路径”，其中区域和账号可为空。",
  },
  "empty-part": {
    en: "\"{written}\" has an empty {part}; in a URN only region and account may be empty.",
    zh: "“{written}”的{part}为空；URN 中只有区域和账号可以为空。",
  },
  "wildcard-service": {
    en: "\"{written}\" has a wildcard in its {part}, which a service control policy does not allow; \"*\" alone means all resources.",
    zh: "“{written}”的{part}含有通配符，服务控制策略不支持；所有资源可写作“*”。",
  },
};
const title = { en: "Change to \"{meant}\"", zh: "改为“{meant}”" };
