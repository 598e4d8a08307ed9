/** The texts of the frame around every page. */
export const frameTexts = {
  product: { en: "Huawei Cloud IAM Policy", zh: "华为云 IAM 策略" },
  skip: { en: "Skip to the content", zh: "跳到正文" },
  pages: { en: "Pages", zh: "页面" },
  playground: { en: "Check a policy", zh: "检查策略" },
  catalog: { en: "Actions", zh: "授权项" },
  rules: { en: "Rules", zh: "检查规则" },
  language: { en: "Language", zh: "语言" },
  edition: { en: "Edition", zh: "版本" },
  editions: {
    huaweicloud: { en: "Huawei Cloud", zh: "华为云" },
    otc: { en: "Open Telekom Cloud", zh: "Open Telekom Cloud" },
  },
  footer: {
    en: "Works without a server: nothing that you type leaves this page. Not an official service of Huawei Cloud.",
    zh: "无需服务器：您输入的内容不会离开本页。本站并非华为云官方服务。",
  },
  notice: { en: "Sources and licenses", zh: "数据来源与许可" },
  unknown: { en: "There is no such page", zh: "页面不存在" },
  unknownText: { en: "The address may be misspelled.", zh: "地址可能有误。" },
  loading: { en: "Loading…", zh: "正在加载…" },
} as const;
