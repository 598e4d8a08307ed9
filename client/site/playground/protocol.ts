/** The parts of the language server protocol that the playground uses. */
export interface LspPosition {
  readonly line: number;
  readonly character: number;
}

export interface LspRange {
  readonly start: LspPosition;
  readonly end: LspPosition;
}

export interface LspDiagnostic {
  readonly range: LspRange;
  /** 1: error, 2: warning, 3: information, 4: hint. */
  readonly severity?: 1 | 2 | 3 | 4;
  readonly code?: string | number;
  readonly message: string;
}

export interface LspEdit {
  readonly range: LspRange;
  readonly newText: string;
}

export interface LspCodeAction {
  readonly title: string;
  readonly kind?: string;
  readonly isPreferred?: boolean;
  readonly diagnostics?: readonly LspDiagnostic[];
  readonly disabled?: { readonly reason: string };
  readonly edit?: { readonly changes?: Readonly<Record<string, readonly LspEdit[]>> };
}

export interface LspCompletionItem {
  readonly label: string;
  readonly kind?: number;
  readonly detail?: string;
  readonly sortText?: string;
  readonly filterText?: string;
  readonly insertTextFormat?: number;
  readonly textEditText?: string;
  readonly textEdit?: LspEdit;
  readonly additionalTextEdits?: readonly LspEdit[];
  readonly documentation?: string | { readonly kind: string; readonly value: string };
  readonly data?: unknown;
}

export interface LspCompletionList {
  readonly isIncomplete: boolean;
  readonly itemDefaults?: { readonly editRange?: LspRange };
  readonly items: readonly LspCompletionItem[];
}

/** Sends a request to the server as soon as it runs. */
export type Ask = <Params, Result>(method: string, params: Params) => Promise<Result>;
