/** The blocks of one file. Lines count from 1. */
export interface FileBlocks {
  readonly blocks: readonly FileBlock[];
  readonly targets: readonly FileTarget[];
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

/** What a `removed` or `import` block is about. */
export interface FileTarget {
  /** Without the keys of instances: `module.net.huaweicloud_vpc.main`. */
  readonly address: string;
  /** `undefined` if the address is not that of a resource. */
  readonly resource: { readonly type: string } | undefined;
  readonly functions: "r" | "rd";
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

/**
 * The target of a `removed` or `import` block. What is removed is read and, unless `destroy = false`, deleted; what is
 * imported is read.
 */
export function targetOf(written: string, functions: FileTarget["functions"], line: number): FileTarget {
  const address = written.replace(/\[[^\]]*\]/g, "").replace(/\s+/g, "");
  const [, type] = /^(?:module\.[\w-]+\.)*(?!module\.|data\.)([\w-]+)\.[\w-]+$/.exec(address) ?? [];
  const resource = type === undefined ? undefined : { type };
  return { address: address === "" ? "?" : address, resource, functions, line };
}
