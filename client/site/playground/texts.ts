import type { Bilingual } from "../app/text.js";

export const findingTexts = {
  severities: {
    error: { en: "Error", zh: "错误" },
    warning: { en: "Warning", zh: "警告" },
    info: { en: "Information", zh: "信息" },
    hint: { en: "Hint", zh: "提示" },
  },
  line: { en: "Line {line}", zh: "第 {line} 行" },
  more: { en: "More…", zh: "更多…" },
  suppress: { en: "Suppress…", zh: "忽略…" },
  none: { en: "No findings", zh: "未发现问题" },
  separator: { en: ", ", zh: "，" },
  counts: {
    error: {
      one: { en: "{count} error", zh: "{count} 个错误" },
      other: { en: "{count} errors", zh: "{count} 个错误" },
    },
    warning: {
      one: { en: "{count} warning", zh: "{count} 个警告" },
      other: { en: "{count} warnings", zh: "{count} 个警告" },
    },
    info: { one: { en: "{count} info", zh: "{count} 条信息" }, other: { en: "{count} info", zh: "{count} 条信息" } },
    hint: { one: { en: "{count} hint", zh: "{count} 条提示" }, other: { en: "{count} hints", zh: "{count} 条提示" } },
  },
} as const;

export const playgroundTexts = {
  title: { en: "Check a policy", zh: "检查策略" },
  lead: {
    en: "Paste a custom policy as JSON or in a Terraform file. It is checked in this page and sent nowhere.",
    zh: "粘贴 JSON 格式的自定义策略，或含有策略的 Terraform 文件。检查全部在本页内完成，内容不会发送到任何地方。",
  },
  editor: { en: "Policy", zh: "策略" },
  example: { en: "Start with", zh: "起始内容" },
  examples: { en: "Examples", zh: "示例" },
  templates: { en: "Templates to fill in", zh: "可填写的模板" },
  chooseExample: { en: "Choose an example or a template…", zh: "选择示例或模板…" },
  copy: { en: "Copy for Console", zh: "复制为控制台格式" },
  copyForm: { en: "Form of the copy", zh: "复制的格式" },
  forms: {
    pretty: { en: "JSON on several lines", zh: "多行 JSON" },
    minified: { en: "JSON on one line", zh: "单行 JSON" },
    "api-body": { en: "API request body", zh: "API 请求体" },
  },
  link: { en: "Copy link with this policy", zh: "复制含此策略的链接" },
  linkCopied: {
    en: "The link was copied. It contains the whole policy: anyone who has the link can read it.",
    zh: "链接已复制，其中包含完整的策略内容，获得链接的人均可读取。",
  },
  linkUnreadable: {
    en: "The policy in this link cannot be read. The link may be incomplete.",
    zh: "无法读取此链接中的策略，链接可能不完整。",
  },
  fromLink: { en: "This policy comes from the link that you opened.", zh: "此策略来自您打开的链接。" },
  noClipboard: {
    en: "The browser does not allow access to the clipboard. Copy the text here:",
    zh: "浏览器不允许访问剪贴板，请在此处复制：",
  },
  findings: { en: "Findings", zh: "检查结果" },
  fixAll: { en: "Fix all auto-fixable problems", zh: "修复所有可自动修复的问题" },
  explanation: { en: "Explanation", zh: "解读" },
  loading: { en: "Loading the catalog…", zh: "正在加载授权项数据…" },
  failed: {
    en: "The file {file} could not be loaded, so nothing is checked. Reload the page, or check that all files of the site are in one folder.",
    zh: "无法加载文件 {file}，因此未进行检查。请重新加载页面，或确认站点的全部文件位于同一目录。",
  },
  keys: {
    en: "Ctrl+Space: suggestions · F8: next finding · Ctrl+.: its fixes",
    zh: "Ctrl+Space：补全建议 · F8：下一个问题 · Ctrl+.：查看修复",
  },
  choose: { en: "Choose", zh: "请选择" },
  cancel: { en: "Cancel", zh: "取消" },
  close: { en: "Close", zh: "关闭" },
  goThere: { en: "Go There", zh: "转到该处" },
  fixed: { en: "Done: {title}. Undo with Ctrl+Z.", zh: "已执行：{title}。可按 Ctrl+Z 撤销。" },
  nothing: { en: "Nothing to check", zh: "没有可检查的内容" },
  noPolicy: { en: "No policy", zh: "无策略" },
} as const satisfies Record<string, Bilingual | Readonly<Record<string, Bilingual>>>;
