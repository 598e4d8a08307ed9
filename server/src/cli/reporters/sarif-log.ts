import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Language } from "../../core/text/message.js";
import { encodeUri } from "../../core/text/encode-uri.js";
import { itemText, withItems } from "./indented.js";
import { type EnvironmentVariables, azureRun } from "./azure-run.js";

/** The content of a SARIF log, without what all our logs share. */
export interface SarifRun {
  /** The command that made it. */
  readonly command: "lint" | "diff";
  readonly version: string;
  readonly language: Language;
  /** The environment variables. */
  readonly env: EnvironmentVariables;
  readonly rules: readonly object[];
  readonly isSuccessful: boolean;
  readonly notifications: readonly object[];
  /** Each as `resultText` prints it. */
  readonly results: readonly string[];
}

/** The depth of a result in a log. */
const depth = 4;

/** A result as a part of a log, so that the values need not be kept until its end. */
export function resultText(result: object): string {
  return itemText(result, depth);
}

/**
 * Where a reader of a finding learns what custom policies are. The tool has no page of its own on the web, and the
 * validator of Microsoft's SARIF Multitool requires one (SARIF2005).
 */
function informationUri(language: Language): string {
  return `https://support.huaweicloud.com/${language === "zh" ? "" : "intl/en-us/"}usermanual-iam/iam_01_0605.html`;
}

/** A SARIF 2.1.0 log with one run, as text. */
export function sarifLog(run: SarifRun): string {
  const { command, version, language, env, rules, isSuccessful, notifications, results } = run;
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "huawei-iam",
            fullName: "huawei-iam",
            semanticVersion: version,
            informationUri: informationUri(language),
            rules,
          },
        },
        automationDetails: azureRun(env) ?? { id: `huawei-iam/${command}/` },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: isSuccessful, toolExecutionNotifications: notifications }],
        results: [],
      },
    ],
  };
  return `${withItems(JSON.stringify(log, undefined, 2), "results", results, depth)}\n`;
}

/** The place of a file, relative to the working folder, so that the report is valid on other machines. */
export function artifact(shown: string, path: string) {
  return isAbsolute(shown) ? { uri: pathToFileURL(path).href } : { uri: toUri(shown), uriBaseId: "%SRCROOT%" };
}

/** The name of a rule in the form that consumers recommend: `NewAccessRead`. */
export function ruleName(id: string): string {
  return id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A relative path as a URI. */
export function toUri(shown: string): string {
  return shown.split("/").map(encodeUri).join("/");
}
