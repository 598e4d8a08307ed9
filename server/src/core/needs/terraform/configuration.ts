/** A resource, a data source or another block with a type of a provider. */
export interface ConfigurationBlock {
  readonly kind: "resource" | "data" | "ephemeral" | "action";
  readonly type: string;
  /** `module.net.huaweicloud_vpc.main`; the module is the first call that leads to the file. */
  readonly address: string;
  readonly place: SourcePlace;
  /** The functions of a resource that `removed` and `import` blocks run: read, delete. Without it, all. */
  readonly functions?: "r" | "rd";
}

/** A place in a file: its path as the caller names it, and the line from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}

/** A call of a module that was not followed. */
export interface UnfollowedModule {
  readonly address: string;
  /** As written; "" if it is missing or not a plain string. */
  readonly source: string;
  readonly place: SourcePlace;
  /**
   * `elsewhere`: not a folder of the configuration. `absent`: the folder does not exist or has no Terraform files.
   * `circle`: the folder is that of a caller, which Terraform rejects. `removed`: the target of a `removed` or `import`
   * block is a module, or it is not plain.
   */
  readonly why: "elsewhere" | "absent" | "unknown" | "circle" | "removed";
}

/** A `provider "huaweicloud"` block: the names of its arguments and of the blocks in it. */
export interface ProviderBlock {
  readonly names: ReadonlySet<string>;
  readonly place: SourcePlace;
}

/** What a Terraform configuration contains, as far as it matters for API calls. */
export interface Configuration {
  readonly blocks: readonly ConfigurationBlock[];
  readonly providers: readonly ProviderBlock[];
  readonly unfollowed: readonly UnfollowedModule[];
  /** The types of the backends that keep the state: `s3`. */
  readonly backends: readonly string[];
  /** The paths of all files that were read. */
  readonly files: readonly string[];
  /** The files with syntax errors: their blocks may be incomplete. */
  readonly broken: readonly string[];
}

/** The address of a block in Terraform's notation. */
export function addressOf(module: string, kind: ConfigurationBlock["kind"], type: string, name: string): string {
  return [...(module === "" ? [] : [module]), ...(kind === "resource" ? [] : [kind]), type, name].join(".");
}
