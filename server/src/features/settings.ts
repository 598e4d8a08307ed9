import type { Language } from "../core/text/message.js";

/** The settings of features. A disabled feature returns nothing. */
export interface FeatureSettings {
  readonly completion: boolean;
  /** Whether completion is for clients that compare single words. */
  readonly wordFilter: boolean;
  readonly hover: boolean;
  /** The languages of a hover in their order; `undefined`: the language of all other texts. */
  readonly hoverLanguages: readonly Language[] | undefined;
  readonly inlayHints: {
    /** After a wildcard: the number of known actions that it matches. */
    readonly wildcardMatches: boolean;
    /** After an action: its label. */
    readonly labels: boolean;
  };
  /** A summary above each statement. */
  readonly codeLens: boolean;
  readonly refactorings: boolean;
  /** Go to definition and find references. */
  readonly navigation: boolean;
  readonly diagnostics: boolean;
  /** Whether diagnostics include hints. Some editors show them as warnings. */
  readonly hints: boolean;
}

/** The default settings, equal to the defaults in the manifest. */
export const defaultFeatures: FeatureSettings = {
  completion: true,
  wordFilter: false,
  hover: true,
  hoverLanguages: undefined,
  inlayHints: { wildcardMatches: true, labels: false },
  codeLens: false,
  refactorings: true,
  navigation: true,
  diagnostics: true,
  hints: true,
};
