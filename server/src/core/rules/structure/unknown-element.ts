import { removeProperty } from "../../edit/lists/remove.js";
import { renameKey } from "../../edit/value.js";
import { findElement, isMisspelled, knownKeys } from "../../policy/elements.js";
import type { PolicyDocument } from "../../policy/model.js";
import { actionStrings } from "../../policy/read/read.js";
import type { ObjectNode, PropertyNode } from "../../policy/syntax.js";
import { enumerate } from "../../text/enumerate.js";
import { isMeantAs } from "../../policy/forms/missing-element.js";
import { kinds } from "../../language/policy-languages.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn, inBrackets } from "../../rule/service-code.js";

interface Unknown {
  readonly object: ObjectNode;
  readonly property: PropertyNode;
  /** The element that is probably meant. */
  readonly meant: string | undefined;
}

export const unknownElement = defineRule<Unknown>({
  id: "unknown-element",
  category: "structure",
  severity: "warning",
  code: "IAM.1059",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "A key is not an element of the policy language.",
    zh: "存在不属于策略语言的键。",
  },

  *check({ policy }) {
    const { hasGrammar, language } = kinds[policy.kind];
    if (!hasGrammar) return;
    const code = inBrackets(codeIn(language, "IAM.1059", "unknownElement"));
    for (const unknown of unknownElements(policy)) {
      const { property: { key }, meant } = unknown;
      const is5 = language === "5.0";
      // `unsupported-principal` reports these.
      if (is5 && principals.includes(key.value)) continue;
      const isDepends = key.value === "Depends" && !meant && !is5;
      const message = isDepends
        ? depends
        : meant
          ? misspelled
          : !is5 && ofOtherVersion.some((name) => name === key.value || isMisspelled(key.value, name))
            ? otherVersion
            : notKnown;
      const args = { key: key.value, meant: meant ?? "", code };
      // Then a required element is certainly missing, and version 5.0 rejects any unknown element. Whether the service
      // ignores letter case is unknown.
      const isOtherCase = meant !== undefined && key.value.trim().toLowerCase() === meant.toLowerCase();
      const isCertain = !isOtherCase && (is5 || (meant !== undefined && required.includes(meant)));
      yield {
        range: key.range,
        message,
        args,
        ...(isDepends ? { code: "IAM.1025" } : {}),
        ...(isCertain ? { severity: "error" as const } : {}),
        data: unknown,
        facts: { key: key.value },
      };
    }
  },

  *fix({ args, data: { object, property, meant } }, { file }) {
    // Removing "Sid" is harmless, but only the author knows what another element should restrict. Without such an
    // element the statement would apply to more than intended.
    if (!meant && isNegated(property.key.value)) return;
    if (!meant)
      return yield {
        title: remove,
        args,
        safety: saysNothing(property) ? "safe" : "removes-access",
        edits: removeProperty(file.text, object, property),
      };
    const edits = [renameKey(property, meant)];
    // The parser reads only certain misspellings as the element. Renaming another key changes nothing that is in
    // effect. If there are two, the last one counts, but no longer if the first one gets the correct name.
    const isOnly = object.properties.filter(({ key }) => isMisspelled(key.value, meant)).length < 2;
    if (meant === "NotAction") yield { title: rename, args, safety: "grants-access", edits };
    else if (meant === "Version" || (isOnly && isMisspelled(property.key.value, meant)))
      yield { title: rename, args, safety: "safe", edits };
    else if (meant === "Action" || meant === "Effect") {
      const grants = actionStrings(meant === "Action" ? property.value : findElement(object, "Action")).map(
        ({ value }) => value.trim(),
      );
      yield {
        title: renameAndCount,
        args: { ...args, names: enumerate(grants, 3) },
        safety: "grants-access",
        edits,
        grants,
      };
    } else yield { title: rename, args, safety: "removes-access", edits };
  },
});

function* unknownElements(policy: PolicyDocument): Iterable<Unknown> {
  for (const property of policy.unknownKeys)
    yield { object: policy.node, property, meant: meantAs(policy.node, property, knownKeys("policy", policy.kind)) };
  for (const { node, unknownKeys } of policy.statements) {
    for (const property of unknownKeys)
      yield { object: node, property, meant: meantAs(node, property, knownKeys("statement", policy.kind)) };
  }
}

/** An element that is present under its own name cannot be meant. */
function meantAs(object: ObjectNode, { key }: PropertyNode, names: readonly string[]): string | undefined {
  const open = names.filter(
    (name) =>
      isNegated(name) === isNegated(key.value) && !object.properties.some((property) => property.key.value === name),
  );
  return open.find((name) => isMisspelled(key.value, name)) ?? open.find((name) => isMeantAs(key.value, name));
}

/** "NotResource" and its misspellings: without "Not", "all except" becomes "only". */
function isNegated(key: string): boolean {
  return /^\s*no[nt]?[\s_-]*[a-z]/i.test(key);
}

/** The name of a statement, and an empty list of roles: the policy has the same meaning without them. */
function saysNothing({ key, value }: PropertyNode): boolean {
  return (
    key.value === "Sid"
    || (key.value === "Depends" && value?.kind === "array" && value.isClosed && value.items.length === 0)
  );
}

const required = ["Version", "Statement", "Effect", "Action"];
const principals: readonly string[] = ["Principal", "NotPrincipal"];
const ofOtherVersion = ["Sid", ...principals, "NotResource"];

const misspelled = {
  en: "\"{key}\" is not an element of a policy. Did you mean \"{meant}\"? The service rejects unknown keys{code}.",
  zh: "“{key}”不是策略元素，是否应为“{meant}”？服务会拒绝未知的键{code}。",
};
const otherVersion = {
  en: "\"{key}\" belongs to version 5.0; a custom policy of version 1.1 must not have it{code}.",
  zh: "“{key}”是 5.0 版本的元素，1.1 版本的自定义策略不能使用{code}。",
};
const depends = {
  en: "\"Depends\" belongs to system roles (version 1.0); a custom policy must not have it (IAM.1025).",
  zh: "“Depends”是系统角色（1.0 版）的元素，自定义策略不能使用（IAM.1025）。",
};
const notKnown = {
  en: "\"{key}\" is not an element of a policy; the service rejects unknown keys{code}.",
  zh: "“{key}”不是策略元素，服务会拒绝未知的键{code}。",
};
const rename = { en: "Rename to \"{meant}\"", zh: "改名为“{meant}”" };
const renameAndCount = { en: "Rename to \"{meant}\", so that the statement applies to {names}", zh: "改名为“{meant}”，使语句对 {names} 生效" };
const remove = { en: "Remove \"{key}\"", zh: "删除“{key}”" };
