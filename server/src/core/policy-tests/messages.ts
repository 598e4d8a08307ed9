import type { Bilingual } from "../text/message.js";

/** The messages about test files. */
export const testMessages = {
  noPolicies: {
    en: 'This test has no policies: name files, folders or globs under "policies".',
    zh: "该测试未指定策略：请在“policies”中写明文件、文件夹或通配路径。",
  },
  noExpectations: {
    en: 'This test expects nothing: list actions under "can" or "cannot".',
    zh: "该测试没有任何期望：请在“can”或“cannot”中列出授权项。",
  },
  needsValue: {
    en: 'Expected "complete"; this value is ignored.',
    zh: '此处应为 "complete"，该值未被采用。',
  },
  wantsExpectation: {
    en: 'Expected an action or an object with "action"; this value is ignored.',
    zh: "此处应为授权项，或含有“action”的对象，该值未被采用。",
  },
  wantsValue: {
    en: "Expected a string, a list of strings, or null for a key that the request does not have.",
    zh: "此处应为字符串或字符串数组；请求中没有该键时写 null。",
  },
  emptyResource: {
    en: "Expected a resource; this string is empty and ignored.",
    zh: "此处应为资源，该字符串为空，未被采用。",
  },
  emptySubject: { en: "Expected an action; this string is empty.", zh: "此处应为授权项，该字符串为空。" },
  unknownAction: {
    en: '"{subject}" is not a known action. Did you mean "{near}"?',
    zh: "没有授权项“{subject}”，是否应为“{near}”？",
  },
  unknownService: {
    en: '"{subject}" is not a known action: no table has the service "{service}".',
    zh: "没有授权项“{subject}”：授权表中没有服务“{service}”。",
  },
  matchesNothing: {
    en: 'No known action matches "{subject}". Did you mean "{near}"?',
    zh: "没有授权项与“{subject}”匹配，是否应为“{near}”？",
  },
  noActionOfCall: {
    en: 'No action is published for "{subject}", so it cannot be tested. Name the action instead.',
    zh: "“{subject}”没有公开的授权项，无法测试；请改写为授权项。",
  },
  unlistedOperation: {
    en: 'The operation "{subject}" is not listed, so its actions are not certain. Name the action instead, such as {near}.',
    zh: "操作“{subject}”未收录，无法确定其授权项；请改写为授权项，例如 {near}。",
  },
  notUnderstood: {
    en: '"{subject}" is neither an action (ecs:servers:stop), a wildcard (ecs:*:get*), an API call (GET /v1/{project_id}/cloudservers/detail) nor an operation (NovaDeleteServer).',
    zh: "“{subject}”不是授权项（ecs:servers:stop）、通配写法（ecs:*:get*）、API 调用（GET /v1/{project_id}/cloudservers/detail）或操作名称（NovaDeleteServer）。",
  },
  contradicts: {
    en: '"{subject}" is under "can", and "cannot" has "{other}" for the same request.',
    zh: "“{subject}”列在“can”中，而“cannot”中的“{other}”针对同一请求。",
  },
  noSuchFile: {
    en: 'There is no file or folder "{path}" (relative to this file).',
    zh: "没有文件或文件夹“{path}”（相对于本文件）。",
  },
  noSuchPattern: {
    en: 'There is no file or folder "{path}" (relative to this file). Only * and ** are patterns.',
    zh: "没有文件或文件夹“{path}”（相对于本文件）。路径模式仅支持 * 和 **。",
  },
  wantsResource: {
    en: '"{resource}" is not a resource such as obs:*:*:object:bucket/key.',
    zh: "“{resource}”不是资源，资源的写法如 obs:*:*:object:bucket/key。",
  },
  misspelledKey: {
    en: '"{key}" is not a documented condition key. Did you mean "{near}"?',
    zh: "文档中没有条件键“{key}”，是否应为“{near}”？",
  },
  rejectedPolicy: {
    en: "{file}:{line} is not a valid policy, so it cannot be evaluated: {finding}",
    zh: "{file}:{line} 不是有效的策略，无法评估：{finding}",
  },
  noMatch: {
    en: 'No policy file matches "{path}" (relative to this file).',
    zh: "没有策略文件与“{path}”匹配（相对于本文件）。",
  },
  noPolicyIn: { en: '"{path}" contains no Huawei Cloud policy.', zh: "“{path}”中没有华为云策略。" },
  unreadable: { en: '"{path}" is not used: {reason}', zh: "未使用“{path}”：{reason}" },
  brokenPolicy: {
    en: "{file}:{line} is not valid JSON, so the policy cannot be evaluated.",
    zh: "{file}:{line} 不是有效的 JSON，无法评估该策略。",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
