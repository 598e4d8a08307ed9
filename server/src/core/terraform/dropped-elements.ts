import type { Bilingual } from "../text/message.js";

/**
 * Elements that some providers do not send, because they have their own structure for policies. Source: golangsdk,
 * openstack/identity/v3.0/policies.
 */
const dropped = ["Sid", "NotResource", "Depends", "Principal", "NotPrincipal"];

/** The message for an element or unknown key that the provider does not send. */
export function droppedMessage(key: string): Bilingual {
  return key === "NotResource" ? droppedNotResource : dropped.includes(key) ? droppedElement : droppedKey;
}

const droppedElement = {
  en: "The Terraform provider does not send \"{key}\": it drops the element without a message, and every later plan shows a change.",
  zh: "Terraform provider 不会发送“{key}”：该元素会被静默丢弃，之后每次 plan 都会显示变更。",
};
const droppedNotResource = {
  en: "The Terraform provider does not send \"{key}\": it drops the element without a message, and the statement then applies to all resources.",
  zh: "Terraform provider 不会发送“{key}”：该元素会被静默丢弃，语句将对所有资源生效。",
};
const droppedKey = {
  en: "The Terraform provider does not send \"{key}\", which is not an element of a policy; every later plan shows a change.",
  zh: "“{key}”不是策略元素，Terraform provider 不会发送；之后每次 plan 都会显示变更。",
};
