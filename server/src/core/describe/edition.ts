import type { Bilingual } from "../text/message.js";

/** The common name of an edition of the published tables. */
export function editionName(edition: string): Bilingual {
  return editions[edition] ?? { en: edition, zh: edition };
}

const editions: Readonly<Record<string, Bilingual>> = {
  huaweicloud: { en: "Huawei Cloud", zh: "华为云" },
  "huaweicloud-5.0": { en: "Huawei Cloud, policy version 5.0", zh: "华为云 5.0 版策略" },
  otc: { en: "Open Telekom Cloud", zh: "Open Telekom Cloud" },
};
