import type { AssumedGrant } from "../catalog/grant.js";
import type { ReportTag, Severity } from "../rule/rule.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import type { TextRange } from "../text/range.js";
import { isOffByDefault, type RuleSettings } from "./rule-settings.js";
import { fitsGlob } from "./glob.js";
import type { IgnoreEntry, LintSettings } from "./lint-settings.js";

/**
 * The name of the configuration file of editor and command line. The nearest file, from the policy's folder upwards,
 * applies.
 */
export const configFileName = ".huawei-iam.json";

/** The content of one section: the whole file, or an override for some files. */
export interface ConfigSection {
  readonly rules: RuleSettings;
  readonly grantedByEnterpriseProject: boolean | undefined;
  readonly assumeGranted: readonly AssumedGrant[] | undefined;
}

export interface ConfigOverride extends ConfigSection {
  readonly files: readonly string[];
}

/** An ignore entry with its range. */
export interface ConfigIgnore extends IgnoreEntry {
  readonly range: TextRange;
}

/** The valid content of a configuration file. */
export interface Config extends ConfigSection {
  readonly overrides: readonly ConfigOverride[];
  readonly ignore: readonly ConfigIgnore[];
}

/** A text in a configuration file that is invalid and ignored, or used but suspicious (a warning). */
export interface ConfigProblem {
  readonly range: TextRange;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly args: MessageArgs;
  /** The rule that it is about, if any. */
  readonly rule?: string;
  readonly tags?: readonly ReportTag[];
}

/**
 * The settings for one file. `path` is relative to the folder of the configuration file, with "/". Settings that the
 * file does not contain are taken from `base` (the settings of an editor), so editor and command line agree on
 * everything that the file states.
 */
export function settingsFor(config: Config, path: string, base: LintSettings = { rules: {} }): LintSettings {
  const sections: readonly ConfigSection[] = [
    config,
    ...config.overrides.filter(({ files }) => files.some((glob) => fitsGlob(glob, path))),
  ];
  const last = <T>(read: (section: ConfigSection) => T | undefined) =>
    sections.map(read).findLast((value) => value !== undefined);
  return {
    rules: Object.assign({}, base.rules, ...sections.map(({ rules }) => rules)) as RuleSettings,
    grantedByEnterpriseProject:
      last((section) => section.grantedByEnterpriseProject) ?? base.grantedByEnterpriseProject ?? false,
    assumeGranted: last((section) => section.assumeGranted) ?? base.assumeGranted ?? [],
    ignore: [...(base.ignore ?? []), ...config.ignore.filter(({ file }) => fitsGlob(file, path))],
  };
}

/**
 * The ignore entries that suppressed nothing, as problems. The caller must have checked all files that an entry applies
 * to. `used` are the entries that suppressed something. An entry for a rule that is off by default is not reported: the
 * rule may be on in other places.
 */
export function unusedEntries(
  entries: readonly ConfigIgnore[],
  used: ReadonlySet<IgnoreEntry>,
  severity: Severity = "warning",
): ConfigProblem[] {
  return entries
    .filter((entry) => !used.has(entry) && !isOffByDefault(entry.rule))
    .map(({ range, rule, file }) => ({
      range,
      severity,
      message: suppressesNothing,
      args: { rule, file },
      rule: "unused-ignore",
      tags: ["unnecessary"],
    }));
}

const suppressesNothing = {
  en: "This entry suppresses nothing: '{file}' has no such finding of {rule}.",
  zh: "该条目未屏蔽任何问题：“{file}”没有对应的 {rule} 检查结果。",
};
