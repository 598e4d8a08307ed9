import { type Edition, editions } from "../../core/catalog/load.js";
import { type RuleSettings, readRuleSettings } from "../../core/config/rule-settings.js";
import type { Language } from "../../core/text/message.js";
import { defaultFeatures, type FeatureSettings } from "../../features/settings.js";

/** What the `huaweiIam` section of an editor says, read. */
export interface Settings {
  /** `undefined`: the language of the editor. */
  readonly language: Language | undefined;
  readonly rules: RuleSettings;
  readonly catalogue: CatalogueChoice;
  readonly features: FeatureSettings;
  /** Parts that could not be understood and were left out. */
  readonly problems: readonly string[];
}

/** Which facts are looked up: one edition of the published tables, and a file of the user's own. */
export interface CatalogueChoice {
  readonly edition: Edition;
  /** Path of the overlay file, as the user wrote it. */
  readonly overlay: string | undefined;
}

export const publishedCatalogue: CatalogueChoice = { edition: "huaweicloud", overlay: undefined };

/** Reads the section, whatever a client sends. */
export function readSettings(section: unknown): Settings {
  const values = toRecord(section);
  const { settings: rules, problems } = readRuleSettings(values["rules"]);
  const { catalogue, problems: catalogueProblems } = readCatalogue(toRecord(values["catalogue"]));
  const { features, problems: featureProblems } = readFeatures(values);
  const language = values["language"];
  const isKnown = language === undefined || language === null || language === "auto" || languageOf(language) !== undefined;
  return {
    language: languageOf(language),
    rules,
    catalogue,
    features,
    problems: [...problems.map((problem) => `rules: ${problem}`), ...catalogueProblems, ...featureProblems, ...(isKnown ? [] : [`language: ${String(language)}`])],
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
    if (one === undefined && value !== undefined && value !== null && value !== "auto") problems.push(`hover.language: ${JSON.stringify(value)}`);
    return one && [one];
  }
  const { inlayHints } = defaultFeatures;
  const features: FeatureSettings = {
    completion: flag("completion", "enable", defaultFeatures.completion),
    hover: flag("hover", "enable", defaultFeatures.hover),
    hoverLanguages: hoverLanguages(),
    inlayHints: { wildcardMatches: flag("inlayHints", "wildcardMatches", inlayHints.wildcardMatches), labels: flag("inlayHints", "labels", inlayHints.labels) },
    refactorings: flag("refactorings", "enable", defaultFeatures.refactorings),
    navigation: flag("navigation", "enable", defaultFeatures.navigation),
    diagnostics: flag("diagnostics", "enable", defaultFeatures.diagnostics),
  };
  return { features, problems };
}

function readCatalogue({ edition, overlay }: Record<string, unknown>): { catalogue: CatalogueChoice; problems: string[] } {
  const known = editions.find((one) => one === edition);
  const path = typeof overlay === "string" && overlay.trim() !== "" ? overlay.trim() : undefined;
  return {
    catalogue: { edition: known ?? publishedCatalogue.edition, overlay: path },
    problems: [
      ...(known === undefined && edition !== undefined && edition !== null ? [`catalogue.edition: ${String(edition)}`] : []),
      ...(path === undefined && overlay !== undefined && overlay !== null && overlay !== "" ? [`catalogue.overlay: ${JSON.stringify(overlay)}`] : []),
    ],
  };
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The language of a locale such as `zh-cn` or `en-US`; `undefined` for any other value. */
export function languageOf(locale: unknown): Language | undefined {
  if (typeof locale !== "string") return undefined;
  if (/^zh\b/i.test(locale)) return "zh";
  return /^en\b/i.test(locale) ? "en" : undefined;
}
