import {
  consoleText,
  type ConsoleForm,
  type ConsoleRequest,
  type ConsoleText,
} from "../../core/export/console-text.js";
import { type TerraformPolicy, terraformPolicy } from "../../core/export/terraform-policy.js";
import { sentencesAbout } from "../../core/export/sentences.js";
import { type RoleType, roleTypes } from "../../core/export/role-type.js";
import { withoutEnding } from "../../core/policy/file-names.js";
import type { PolicyFile } from "../../core/policy/model.js";
import { decodeUri } from "../../core/text/decode-uri.js";
import type { Bilingual, Language } from "../../core/text/message.js";
import { sayIn } from "../../core/text/say.js";
import { LineIndex, type LinePosition } from "../../core/text/line-index.js";
import { documentStatus } from "../status.js";
import { type ContentOf, textWithContents } from "../policy-contents.js";
import type { Snapshot } from "../snapshot.js";

export interface CopyWish {
  readonly form: ConsoleForm;
  readonly policy?: number;
  readonly position?: LinePosition;
  readonly type?: RoleType;
}

/** The text to copy, a question, or why nothing can be copied. Texts are in the reader's language. */
export type CopyAnswer =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly message: string;
      readonly errors: number;
      readonly warnings: number;
    }
  | { readonly kind: "policy-wanted"; readonly message: string; readonly choices: readonly PolicyChoice[] }
  | {
      readonly kind: "type-wanted";
      readonly message: string;
      readonly policy: number;
      readonly suggested: RoleType;
      readonly choices: readonly (PolicyChoice & { readonly type: RoleType })[];
    }
  | { readonly kind: "refused"; readonly message: string; readonly position?: LinePosition };

export interface PolicyChoice {
  readonly label: string;
  readonly description: string;
}

/**
 * One policy of a document for the console or a request, with everything that its author should know about the copy.
 */
export function copyPolicy(
  snapshot: Snapshot,
  { form, policy, position, type }: CopyWish,
  contentOf?: ContentOf,
): CopyAnswer {
  const { environment, dialect, uri } = snapshot;
  const folder = textWithContents(snapshot, contentOf);
  // Contents are on the lines of their calls.
  const wanted: ConsoleRequest["policy"] =
    policy !== undefined ? { index: policy } : position && { offset: new LineIndex(folder.text).offsetAt(position) };
  const isTerraform = snapshot.notation === "terraform";
  const source = isTerraform
    ? terraformPolicy(folder.text, wanted, folder.siblings, folder.nameOf)
    : { kind: "policy" as const, text: folder.text, dialect };
  if (source.kind !== "policy") return toAnswer(source, snapshot);
  const request = { form, policy: isTerraform ? undefined : wanted, type, name: nameOf(uri) };
  const result = consoleText(
    { text: source.text, dialect: source.dialect, catalog: environment.catalog, settings: environment },
    request,
  );
  // The range of a refusal refers to the policy as JSON.
  return toAnswer(isTerraform && result.kind === "refused" ? { ...result, range: undefined } : result, snapshot);
}

function toAnswer(result: ConsoleText | Exclude<TerraformPolicy, { kind: "policy" }>, snapshot: Snapshot): CopyAnswer {
  const { language } = snapshot.environment;
  const say = sayIn(language);
  switch (result.kind) {
    case "text": {
      const { text, form, errors, warnings } = result;
      return {
        kind: "text",
        text,
        errors,
        warnings,
        message: sentences([say(copied[form]), ...sentencesAbout(result, language)], language),
      };
    }
    case "policy-wanted":
      return {
        kind: "policy-wanted",
        message: say(which),
        choices: result.file.policies.map((_, index) => choiceOf(result.file, index, snapshot)),
      };
    case "type-wanted": {
      const types = [result.suggested, ...roleTypes.filter((type) => type !== result.suggested)];
      return {
        kind: "type-wanted",
        policy: result.index,
        suggested: result.suggested,
        message: say(result.reason.text, result.reason.args),
        choices: types.map((type) => ({ type, label: type, description: say(typeNames[type]) })),
      };
    }
    case "refused": {
      const reason = say(result.reason.text, result.reason.args);
      const position = "use" in result ? result.use : result.range && snapshot.range(result.range).start;
      if (!position) return { kind: "refused", message: say(notCopied, { reason }) };
      const { line, character, file } = ("place" in result && result.place) || { ...position, file: undefined };
      const args = { reason, line: line + 1, column: character + 1 };
      const message = file === undefined ? say(notCopiedAt, args) : say(notCopiedIn, { ...args, file });
      return { kind: "refused", position, message };
    }
  }
}

function choiceOf(file: PolicyFile, index: number, snapshot: Snapshot): PolicyChoice {
  const one: PolicyFile = { ...file, policies: file.policies.slice(index, index + 1) };
  const { label = "", actions = "" } =
    documentStatus({ file: one, findings: [], environment: snapshot.environment }) ?? {};
  return {
    label: sayIn(snapshot.environment.language)(numbered, { number: index + 1, name: label }),
    description: actions,
  };
}

/** Chinese sentences have no blank between them. */
function sentences(parts: readonly string[], language: Language): string {
  return parts.join(language === "zh" ? "" : " ");
}

/** The name of a file without its extensions, as the display name of a policy. */
function nameOf(uri: string): string {
  return decodeUri(withoutEnding(uri.slice(uri.search(/[^/:]*$/))));
}

const copied: Readonly<Record<ConsoleForm, Bilingual>> = {
  pretty: { en: "Copied as JSON.", zh: "已复制为 JSON。" },
  minified: { en: "Copied as minified JSON.", zh: "已复制为压缩的 JSON。" },
  "api-body": { en: "Copied as API body.", zh: "已复制为 API 请求体。" },
};
const which = { en: "Which policy?", zh: "复制哪一个策略？" };
const numbered = { en: "{number}. {name}", zh: "{number}. {name}" };
const typeNames: Readonly<Record<RoleType, Bilingual>> = {
  AX: { en: "for global services", zh: "用于全局级服务" },
  XA: { en: "for project-level services", zh: "用于项目级服务" },
};
const notCopied = { en: "Nothing was copied. {reason}", zh: "未复制。{reason}" };
const notCopiedAt = {
  en: "Nothing was copied. Line {line}, column {column}: {reason}",
  zh: "未复制。第 {line} 行第 {column} 列：{reason}",
};
const notCopiedIn = {
  en: "Nothing was copied. {file}, line {line}, column {column}: {reason}",
  zh: "未复制。{file} 第 {line} 行第 {column} 列：{reason}",
};
