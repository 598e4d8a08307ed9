import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";

/** The content of a SARIF log, without what all our logs share. */
export interface SarifRun {
  /** The command that made it. */
  readonly command: "lint" | "diff";
  readonly version: string;
  readonly rules: readonly object[];
  readonly isSuccessful: boolean;
  readonly notifications: readonly object[];
  readonly results: readonly object[];
}

/** A SARIF 2.1.0 log with one run, as text. */
export function sarifLog({ command, version, rules, isSuccessful, notifications, results }: SarifRun): string {
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "huawei-iam", fullName: "huawei-iam", semanticVersion: version, rules } },
        automationDetails: { id: `huawei-iam/${command}/` },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: isSuccessful, toolExecutionNotifications: notifications }],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** The place of a file, relative to the working folder, so that the report is valid on other machines. */
export function artifact(shown: string, path: string) {
  return isAbsolute(shown) ? { uri: pathToFileURL(path).href } : { uri: toUri(shown), uriBaseId: "%SRCROOT%" };
}

/** A relative path as a URI. */
export function toUri(shown: string): string {
  return shown.split("/").map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd"))).join("/");
}
