import type { Catalog } from "../catalog/catalog.js";
import { type ActionPattern, parseActionPattern } from "../catalog/pattern.js";
import { type Block, paragraph } from "../outline/outline.js";
import { nearActions } from "../catalog/near-actions.js";
import { grouped } from "../text/grouped.js";
import type { Bilingual, Language } from "../text/message.js";
import { namesInARow, voice } from "./voice.js";

/** An action of the right form that the catalog does not hold: what that means depends on how much of its service is known. */
export function describeUnknownAction(pattern: ActionPattern, catalog: Catalog, language: Language): Block[] {
  const say = voice(language);
  const service = pattern.parts?.[0] ?? "";
  const known = catalog.matching(parseActionPattern(`${service}:*:*`)).filter(({ status }) => status === "documented").length;
  const text = known === 0 ? texts.service : catalog.coverage(service) === "complete" ? texts.complete : texts.partial;
  const near = nearActions(pattern, catalog);
  return [
    paragraph(say(text, { service: [{ code: service }], count: grouped(known) })),
    ...(near.length > 0 ? [paragraph(say(texts.near, { names: namesInARow(near, language) }))] : []),
  ];
}

const texts = {
  service: {
    en: "**Not in the catalog**, which knows no action of {service}. Whether it exists shows when the policy is saved: IAM refuses actions that no service has registered (IAM.1036).",
    zh: "**目录中没有此授权项**，也未收录 {service} 的任何授权项。它是否存在，保存策略时方可确认：未注册的授权项会被 IAM 拒绝（IAM.1036）。",
  },
  partial: {
    en: "**Not in the catalog**, which knows {count} actions of {service}, but not all of them: this one may exist. IAM refuses actions that no service has registered (IAM.1036).",
    zh: "**目录中没有此授权项**。目录收录了 {service} 的 {count} 个授权项，并不完整，此授权项可能存在。未注册的授权项会被 IAM 拒绝（IAM.1036）。",
  },
  complete: {
    en: "**Not in the catalog**, which holds all {count} published actions of {service}. IAM refuses actions that no service has registered (IAM.1036).",
    zh: "**目录中没有此授权项**，而目录已收录 {service} 公布的全部 {count} 个授权项。未注册的授权项会被 IAM 拒绝（IAM.1036）。",
  },
  near: { en: "Near names: {names}.", zh: "相近的名称：{names}。" },
} as const satisfies Record<string, Bilingual>;
