import { type Edition, editions } from "../../core/catalog/load/load.js";
import { type RuleSettings, readRuleSettings } from "../../core/config/rule-settings.js";
import type { Language } from "../../core/text/message.js";
import { defaultFeatures, type FeatureSettings } from "../../features/settings.js";

/** The settings in the `huaweiIam` section of an editor. */
export interface Settings {
  /** `undefined`: the language of the editor. */
  readonly language: Language | undefined;
  readonly rules: RuleSettings;
  readonly catalog: CatalogChoice;
  readonly features: FeatureSettings;
  /** Invalid settings, which were left out. */
  readonly problems: readonly string[];
}

/** The catalog to use: an edition of the published tables, and an overlay file of the user. */
export interface CatalogChoice {
  readonly edition: Edition;
  /** The path of the overlay file as the user wrote it. */
  readonly overlay: string | undefined;
}

export const publishedCatalog: CatalogChoice = { edition: "huaweicloud", overlay: undefined };

/** Reads the section. Any value is accepted. */
export function readSettings(section: unknown): Settings {
  const values = toRecord(section);
  const { settings: rules, problems } = readRuleSettings(values["rules"]);
  const { catalog, problems: catalogProblems } = readCatalog(catalogSection(values));
  const { features, problems: featureProblems } = readFeatures(values);
  const language = values["language"];
  const isKnown =
    language === undefined || language === null || language === "auto" || languageOf(language) !== undefined;
  return {
    language: languageOf(language),
    rules,
    catalog,
    features,
    problems: [
      ...problems.map((problem) => `rules: ${problem}`),
      ...catalogProblems,
      ...featureProblems,
      ...(isKnown ? [] : [`language: ${String(language)}`]),
    ],
  };
}

function readFeatures(values: Record<string, unknown>): { features: FeatureSettings; problems: string[] } {
  const problems: string[] = [];
  function flag(group: string, name: string, otherwise: boolean): boolean {
    const value = toRecord(values[group])[name];
    if (typeof value === "boolean") return value;
    if (value !== undefined && value !== null) problems.push(`${group}.${name}: ${JSON.stringify(value)}`);
    return otherwise;
  }
  function hoverLanguages(): FeatureSettings["hoverLanguages"] {
    const value = toRecord(values["hover"])["language"];
    if (value === "both") return ["zh", "en"];
    const one = languageOf(value);
    if (one === undefined && value !== undefined && value !== null && value !== "auto")
      problems.push(`hover.language: ${JSON.stringify(value)}`);
    return one && [one];
  }
  const { inlayHints } = defaultFeatures;
  const features: FeatureSettings = {
    completion: flag("completion", "enable", defaultFeatures.completion),
    wordFilter: flag("completion", "wordFilter", defaultFeatures.wordFilter),
    hover: flag("hover", "enable", defaultFeatures.hover),
    hoverLanguages: hoverLanguages(),
    inlayHints: {
      wildcardMatches: flag("inlayHints", "wildcardMatches", inlayHints.wildcardMatches),
      labels: flag("inlayHints", "labels", inlayHints.labels),
    },
    codeLens: flag("codeLens", "enable", defaultFeatures.codeLens),
    refactorings: flag("refactorings", "enable", defaultFeatures.refactorings),
    navigation: flag("navigation", "enable", defaultFeatures.navigation),
    diagnostics: flag("diagnostics", "enable", defaultFeatures.diagnostics),
    hints: flag("diagnostics", "hints", defaultFeatures.hints),
  };
  return { features, problems };
}

/**
 * The section `catalog`, which was spelled `catalogue` until 0.1.0. An editor fills the new section with defaults, so a
 * value under the old name applies if the new one has only the default.
 */
function catalogSection(values: Record<string, unknown>): Record<string, unknown> {
  const [now, before] = [toRecord(values["catalog"]), toRecord(values["catalogue"])];
  const isDefault: Readonly<Record<string, boolean>> = {
    edition: (now["edition"] ?? publishedCatalog.edition) === publishedCatalog.edition,
    overlay: (now["overlay"] ?? "") === "",
  };
  return Object.fromEntries(
    ["edition", "overlay"].map((name) => [name, isDefault[name] ? (before[name] ?? now[name]) : now[name]]),
  );
}

function readCatalog({ edition, overlay }: Record<string, unknown>): { catalog: CatalogChoice; problems: string[] } {
  const known = editions.find((one) => one === edition);
  const path = typeof overlay === "string" && overlay.trim() !== "" ? overlay.trim() : undefined;
  return {
    catalog: { edition: known ?? publishedCatalog.edition, overlay: path },
    problems: [
      ...(known === undefined && edition !== undefined && edition !== null
        ? [`catalog.edition: ${String(edition)}`]
        : []),
      ...(path === undefined && overlay !== undefined && overlay !== null && overlay !== ""
        ? [`catalog.overlay: ${JSON.stringify(overlay)}`]
        : []),
    ],
  };
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * Settings merged over those of the initialization: a key that `section` does not have keeps its first value. Emacs
 * lsp-mode 8.0.0 answers `{}` for a section that it does not know, although it sent the user's settings at the start.
 */
export function overFirstSettings(first: unknown, section: unknown): unknown {
  if (section === undefined || section === null) return first;
  if (!isPlain(first) || !isPlain(section)) return section;
  const keys = new Set([...Object.keys(first), ...Object.keys(section)]);
  return Object.fromEntries([...keys].map((key) => [key, overFirstSettings(first[key], section[key])]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The language of a locale such as `zh-cn` or `en-US`; `undefined` for any other value. */
export function languageOf(locale: unknown): Language | undefined {
  if (typeof locale !== "string") return undefined;
  if (/^zh\b/i.test(locale)) return "zh";
  return /^en\b/i.test(locale) ? "en" : undefined;
}
