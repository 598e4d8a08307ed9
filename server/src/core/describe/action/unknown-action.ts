import type { Catalog } from "../../catalog/catalog.js";
import { type ActionPattern, parseActionPattern } from "../../catalog/pattern.js";
import { type Block, paragraph } from "../../outline/outline.js";
import { newestPageOf } from "../../catalog/page-date.js";
import { slipsOf } from "../../catalog/slips/slips.js";
import { grouped } from "../../text/grouped.js";
import type { Bilingual, Language } from "../../text/message.js";
import { namesInARow, voice } from "../voice.js";

/**
 * An action with a valid form that the catalog does not have: how much of its service is known, and as of which day.
 */
export function describeUnknownAction(pattern: ActionPattern, catalog: Catalog, language: Language): Block[] {
  const say = voice(language);
  if (!pattern.parts) return [paragraph(say(texts.otherForm))];
  const [service] = pattern.parts;
  const known = catalog
    .matching(parseActionPattern(`${service}:*:*`))
    .filter(({ status }) => status === "documented").length;
  const near = slipsOf(pattern, catalog);
  return [
    paragraph(
      say(known === 0 ? texts.service : texts.actions, {
        service: [{ code: service }],
        count: grouped(known),
        date: newestPageOf(service, catalog) ?? "",
      }),
    ),
    ...(near.length > 0 ? [paragraph(say(texts.near, { names: namesInARow(near, language) }))] : []),
  ];
}

const texts = {
  otherForm: {
    en: "This is not an action: an action has three parts, service:resourceType:operation.",
    zh: "这不是授权项：授权项须为三段，即“服务名:资源类型:操作”。",
  },
  service: {
    en: "**Not in the catalog**, which has no action of {service}. IAM rejects actions that no service has registered (IAM.1036) when the policy is saved.",
    zh: "**目录中没有此授权项**，也未收录 {service} 的任何授权项。它是否存在，保存策略时方可确认：未注册的授权项会被 IAM 拒绝（IAM.1036）。",
  },
  actions: {
    en: "**Not in the catalog**, which has {count} published actions of {service} (newest page: {date}). This one may have been added later. IAM rejects actions that no service has registered (IAM.1036).",
    zh: "**目录中没有此授权项**。目录收录了 {service} 公布的 {count} 个授权项（页面最新日期：{date}），此授权项可能是此后新增的。未注册的授权项会被 IAM 拒绝（IAM.1036）。",
  },
  near: { en: "Did you mean {names}?", zh: "是否应为：{names}？" },
} as const satisfies Record<string, Bilingual>;
