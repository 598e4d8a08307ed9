/** The blocks of one file. Lines count from 1. */
export interface FileBlocks {
  readonly blocks: readonly FileBlock[];
  readonly modules: readonly FileModule[];
  readonly providers: readonly { readonly names: ReadonlySet<string>; readonly line: number }[];
  readonly backends: readonly string[];
  /** Whether the text has syntax errors. */
  readonly isBroken: boolean;
}

export interface FileBlock {
  readonly kind: "resource" | "data" | "ephemeral" | "action";
  readonly type: string;
  readonly name: string;
  readonly line: number;
}

export interface FileModule {
  readonly name: string;
  /** `undefined` if it is missing or not a plain string. */
  readonly source: string | undefined;
  readonly line: number;
}

/** The provider whose calls are known. */
export const ownProvider = "huaweicloud";

const kinds = ["resource", "data", "ephemeral", "action"] as const;

/** Whether a block has a type of a provider. */
export function isKind(word: string): word is FileBlock["kind"] {
  return (kinds as readonly string[]).includes(word);
}
