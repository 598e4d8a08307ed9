import {
  addressOf,
  type Configuration,
  type ConfigurationBlock,
  type ProviderBlock,
  type UnfollowedModule,
} from "./configuration.js";
import { isOverrideName } from "../../terraform/override-files.js";
import { readConfigurationFile } from "./read-file.js";
import { pushAll } from "../../text/push-all.js";

/** A file of a configuration. `path` uses `/` and is relative to any fixed folder. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Its folder without symbolic links, if the caller knows it. */
  readonly folder?: string;
}

/**
 * Reads a configuration: the given files, and the folders of modules whose source is a relative path. Yields each
 * folder whose files it needs, without those in its subfolders; the caller passes them back, none if there is no such
 * folder. Each folder is read once; the blocks of a module that is called several times have the address of the first
 * call. A call that leads back to the folder of a caller is not followed, because Terraform rejects it.
 */
export function* loadConfiguration(
  roots: readonly SourceFile[],
): Generator<string, Configuration, readonly SourceFile[]> {
  const found = {
    blocks: [] as ConfigurationBlock[],
    providers: [] as ProviderBlock[],
    unfollowed: [] as UnfollowedModule[],
    backends: [] as string[],
    files: [] as string[],
    broken: [] as string[],
  };
  const known = new Map<string, string>(roots.map((file) => [folderOf(file.path), realFolder(file)]));
  const waiting: Waiting[] = roots.map((file) => ({ file, module: "", callers: [realFolder(file)] }));
  const targets: ConfigurationBlock[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const {
      file: { path, text },
      module,
      callers,
    } = next;
    const read = readConfigurationFile(path, text);
    const placeOf = ({ line }: { readonly line: number }) => ({ file: path, line });
    found.files.push(path);
    if (read.isBroken) found.broken.push(path);
    pushAll(found.backends, read.backends);
    pushAll(found.providers, read.providers.map((one) => ({ names: one.names, place: placeOf(one) })));
    pushAll(
      found.blocks,
      read.blocks.map((one): ConfigurationBlock => ({
        kind: one.kind,
        type: one.type,
        address: addressOf(module, one.kind, one.type, one.name),
        place: placeOf(one),
      })),
    );
    for (const call of read.modules) {
      const address = `${module === "" ? "" : `${module}.`}module.${call.name}`;
      const refuse = (why: UnfollowedModule["why"]) =>
        found.unfollowed.push({ address, source: call.source ?? "", place: placeOf(call), why });
      const folder = isLocal(call.source) ? joinFolder(folderOf(path), call.source) : undefined;
      if (folder === undefined) {
        refuse(call.source === undefined ? "unknown" : "elsewhere");
        continue;
      }
      const files = known.has(folder) ? [] : yield folder;
      const [first] = files;
      const real = known.get(folder) ?? (first && realFolder(first));
      const isRead = real !== undefined && [...known.values()].includes(real);
      if (real === undefined) refuse("absent");
      else known.set(folder, real);
      if (real !== undefined && callers.includes(real)) refuse("circle");
      if (real !== undefined && !isRead)
        pushAll(waiting, files.map((file) => ({ file, module: address, callers: [...callers, real] })));
    }
    for (const { address: written, resource, functions, line } of read.targets) {
      const address = module === "" ? written : `${module}.${written}`;
      const place = placeOf({ line });
      if (resource) targets.push({ kind: "resource", type: resource.type, address, place, functions });
      else found.unfollowed.push({ address, source: "", place, why: "removed" });
    }
  }
  const blocks = withoutOverrides(found.blocks);
  // The calls of a resource include those of its import.
  const own = new Set(blocks.map(({ address }) => address));
  return { ...found, blocks: [...blocks, ...targets.filter(({ address }) => !own.has(address))] };
}

/** Terraform merges a block of an override file into that of another file. */
function withoutOverrides(blocks: readonly ConfigurationBlock[]): readonly ConfigurationBlock[] {
  const isOverride = ({ place }: ConfigurationBlock) => isOverrideName(place.file);
  const overridden = new Set(blocks.filter((one) => !isOverride(one)).map(({ address }) => address));
  return blocks.filter((one) => !isOverride(one) || !overridden.has(one.address));
}

interface Waiting {
  readonly file: SourceFile;
  readonly module: string;
  /** The folders of the calling modules and its own. */
  readonly callers: readonly string[];
}

function realFolder({ path, folder }: SourceFile): string {
  return folder ?? folderOf(path);
}

/** Only these sources are folders of the configuration; all others are addresses. */
function isLocal(source: string | undefined): source is string {
  return source !== undefined && /^\.\.?(?:[\\/]|$)/.test(source);
}

function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end < 0 ? "." : end === 0 ? "/" : path.slice(0, end);
}

/** A relative path from a folder, normalized: `../modules/net`. */
export function joinFolder(folder: string, source: string): string {
  const isAbsolute = folder.startsWith("/");
  const parts: string[] = [];
  for (const part of `${folder}/${source.replaceAll("\\", "/")}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!isAbsolute) parts.push(part);
  }
  return isAbsolute ? `/${parts.join("/")}` : parts.length === 0 ? "." : parts.join("/");
}
