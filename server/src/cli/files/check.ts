import { basename } from "node:path";
import type { Catalog } from "../../core/catalog/catalog.js";
import { kindNames } from "../../core/describe/explanation/explanation-texts.js";
import type { Finding } from "../../core/lint/finding.js";
import { lintSource, type SourceResult } from "../../core/lint/lint-source.js";
import { applySafeFixes, autoFixOf, type FixedText } from "../../core/lint/apply-safe-fixes.js";
import { policiesIn } from "../../core/policy/embedded.js";
import { kindByName } from "../../core/policy/file-names.js";
import type { PolicyDocument } from "../../core/policy/model.js";
import { separatedNames } from "../../core/text/counted.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import type { Severity } from "../../core/rule/rule.js";
import { lazily } from "../../core/text/lazily.js";
import { encloses } from "../../core/text/range.js";
import { LineIndex } from "../../core/text/line-index.js";
import { fixCount } from "./fix-count.js";
import { type FileNote, type FileResult, type FixCount, isShown } from "./result.js";
import type { OverrideFiles } from "./overridden.js";
import { keptTexts, refusingKept, type WhyKept } from "./kept-files.js";
import type { Siblings } from "./siblings.js";
import type { RunConfig } from "./run-config.js";

/** The settings of a check. */
export interface Checker {
  readonly catalog: Catalog;
  readonly config: RunConfig;
  readonly siblings: Siblings;
  readonly overrides: OverrideFiles;
  /** The lowest level that is shown and counted. */
  readonly lowest: Severity;
  /** Why a file is not written, if fixes are made. */
  readonly whyKept?: WhyKept | undefined;
}

/** A text with its names. */
export interface NamedText {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
  /** Whether the caller named this text. It is then reported even if it is not a policy. */
  readonly isNamed: boolean;
}

/** Checks one text; `undefined` if there is nothing to report. */
export function checkText(
  { path, shown, text, isNamed }: NamedText,
  checker: Checker,
): FileResult | undefined {
  const { config, lowest, siblings, overrides } = checker;
  const result = lintText({ path, text }, checker);
  const { files, findings: found, suppressed, usedSiblings = [] } = result;
  siblings.markUsed(path, usedSiblings);
  const isOfInterest = found.length + suppressed.length > 0 || files.some(({ looksLikePolicy }) => looksLikePolicy);
  const isNoted = isNamed || isNothingKnown(result);
  if (!isOfInterest && !isNoted) return undefined;
  config.checked(
    path,
    suppressed.flatMap(({ by }) => (by.kind === "entry" ? [by.entry] : [])),
  );
  const kept = keptTexts(path, text, checker);
  const overridden = overrides.replacedIn({ path, text });
  const all = found.filter(({ report }) => !overridden.some(({ range }) => encloses(range, report.range)));
  const findings = shownOf(all, lowest).map((one) => refusingKept(one, text, kept));
  const policies = files.flatMap(policiesIn);
  // A file that was found in a folder is not listed if it has no policy and no findings.
  if (policies.length === 0 && findings.length === 0 && !isNoted) return undefined;
  // Most files have no findings.
  const lines = lazily(() => new LineIndex(text));
  const notes = findings.length > 0 && policies.length === 0 ? [] : notesOn(policies, isNamed, result);
  return {
    path,
    shown,
    text,
    get lines() {
      return lines();
    },
    findings,
    fileWith(wanted) {
      const other = siblings.filesOf(path, text).find((one) => one.text === wanted);
      if (!other) return undefined;
      const folder = shown.slice(0, shown.length - basename(path).length);
      return { path: other.path, shown: folder + basename(other.path), lines: new LineIndex(wanted) };
    },
    notes: [...notes, ...overridden.map(({ resource, by }) => ({ template: notChecked, args: { resource, by } }))],
    isPolicy: policies.length > 0 || findings.length > 0,
  };
}

/**
 * Applies the safe fixes of a text that change no other file; returns the new text, and how many of the findings that
 * `--fix` can fix are fixed. A finding that only a fix reveals is fixed, too, but was not announced, so it is not
 * counted.
 */
export function fixPolicyText(
  named: NamedText,
  checker: Checker,
): { readonly text: string; readonly count: FixCount } {
  const { text, fixable } = fixText(named, checker);
  return { text, count: fixCount(fixable.before, fixable.after, checker.lowest) };
}

type TextOfFile = Pick<NamedText, "path" | "text">;

/** The findings of a text at all levels, with the settings of the run. */
export function lintText({ path, text }: TextOfFile, { catalog, config, siblings }: Checker): SourceResult {
  const settings = config.settingsFor(path);
  return lintSource(text, notationOf(path), catalog, settings, siblings.of(path, text), kindByName(path));
}

/** Applies the safe fixes of a text, also those that change the other files of its folder. */
export function fixText({ path, text }: TextOfFile, checker: Checker): FixedText {
  const { catalog, config, siblings } = checker;
  const kept = keptTexts(path, text, checker);
  return applySafeFixes(
    text,
    catalog,
    config.settingsFor(path),
    notationOf(path),
    siblings.of(path, text),
    kindByName(path),
    (one) => kept.has(one),
  );
}

function shownOf(findings: readonly Finding[], lowest: Severity): readonly Finding[] {
  return findings.filter(({ severity }) => isShown(severity, lowest));
}

/** Whether `--fix` fixes a finding. */
export function isAutoFixable(finding: Finding): boolean {
  return autoFixOf(finding) !== undefined;
}

function notesOn(policies: readonly PolicyDocument[], isNamed: boolean, result: SourceResult): FileNote[] {
  if (policies.length === 0) return [whyNone(result)];
  const kinds = [...new Set(policies.map(({ kind }) => kind))].filter((kind) => kind !== "custom-policy");
  return isNamed ? kinds.map((kind) => ({ template: otherKind, args: { kind: kindNames[kind] } })) : [];
}

/** Whether all policies of a Terraform file are values that are not known here: no other file of the run has them. */
function isNothingKnown({ usesPoliciesElsewhere, readFiles = [], hasUnread = false }: SourceResult): boolean {
  return hasUnread && !usesPoliciesElsewhere && readFiles.length === 0;
}

/** What a file without a policy has in place of one. */
function whyNone({ areLocalsUsed, usesPoliciesElsewhere, readFiles = [], hasUnread }: SourceResult): FileNote {
  if (usesPoliciesElsewhere) return { template: policiesElsewhere, args: {} };
  if (areLocalsUsed) return { template: onlyLocals, args: {} };
  if (readFiles.length > 0) return { template: inFiles, args: { files: separatedNames([...new Set(readFiles)]) } };
  return { template: hasUnread ? allUnknown : noPolicy, args: {} };
}

const notChecked = {
  en: "{by} replaces the policy of {resource}, so Terraform does not apply it, and it was not checked.",
  zh: "{by} 会替换 {resource} 的策略，Terraform 不会应用此处的策略，因此未作检查。",
};
const policiesElsewhere = {
  en: "No policy here. The resources of this file use policies in other files of the folder, and those were checked.",
  zh: "此处没有策略；此文件的资源使用同一文件夹其他文件中的策略，已检查这些策略。",
};
const inFiles = {
  en: "No policy here. The resources of this file read it from {files}. A file is checked only if the run includes it.",
  zh: "此处没有策略；此文件的资源从 {files} 读取策略。仅当检查范围包含某个文件时，才会检查该文件。",
};
const allUnknown = {
  en: "The policy is not known here, so nothing was checked. --require-known lists such values.",
  zh: "此处无法确定策略内容，未作检查。可用 --require-known 列出这类取值。",
};
const noPolicy = { en: "No Huawei Cloud policy found here; nothing was checked.", zh: "未发现华为云策略，未作检查。" };
const onlyLocals = {
  en: "No policy here. Policies in other files use local values of this file, and those were checked.",
  zh: "此处没有策略；其他文件中的策略使用了此文件的 local，已检查这些取值。",
};
const otherKind = {
  en: "This is a {kind}; only what is certain for that kind is checked.",
  zh: "这是{kind}，仅检查对该类型确定适用的规则。",
};
