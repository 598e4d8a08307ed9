import type { Range, TextEdit as ProtocolEdit } from "vscode-languageserver-types";
import type { Catalog } from "../core/catalog/catalog.js";
import type { LintSettings } from "../core/config/lint-settings.js";
import type { NameOfFile } from "../core/terraform/folder-place.js";
import type { Bilingual, Language } from "../core/text/message.js";
import type { FeatureSettings } from "./settings.js";

/** Everything that a snapshot depends on apart from its text: the catalog, settings and languages. */
export interface Environment extends LintSettings {
  readonly catalog: Catalog;
  readonly language: Language;
  readonly features: FeatureSettings;
  /** The texts of the other Terraform files of its folder that matter. */
  readonly siblings?: readonly string[];
  /** The names of those files. */
  readonly nameOf?: NameOfFile;
  /** The URI of a rule's page, if it can be shown. */
  readonly rulePage?: (rule: string) => string | undefined;
}

/** Edits of the protocol, or why there are none. */
export type DocumentEdits = { readonly edits: readonly ProtocolEdit[] } | { readonly refused: Bilingual };

/** The range of a text in a document, and how JSON is written there; `undefined` if it cannot be written there. */
export interface Writing {
  readonly range: Range;
  write(json: string, isSnippet?: boolean): string | undefined;
}
