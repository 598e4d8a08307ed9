import type { Language } from "../core/text/message.js";

/** Which features speak, and how. Each can be switched off; one that is off answers nothing. */
export interface FeatureSettings {
  readonly completion: boolean;
  readonly hover: boolean;
  /** The languages of a hover, the first one first; `undefined`: that of all other texts. */
  readonly hoverLanguages: readonly Language[] | undefined;
  readonly inlayHints: {
    /** Behind a wildcard: how many known actions it matches. */
    readonly wildcardMatches: boolean;
    /** Behind an action: its label. */
    readonly labels: boolean;
  };
  readonly refactorings: boolean;
  /** Go to definition and find references. */
  readonly navigation: boolean;
  readonly diagnostics: boolean;
}

/** What holds without settings; the same as the defaults in the manifest. */
export const defaultFeatures: FeatureSettings = {
  completion: true,
  hover: true,
  hoverLanguages: undefined,
  inlayHints: { wildcardMatches: true, labels: false },
  refactorings: true,
  navigation: true,
  diagnostics: true,
};
