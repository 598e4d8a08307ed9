import {
  addressOf,
  type Configuration,
  type ConfigurationBlock,
  type ProviderBlock,
  type UnfollowedModule,
} from "./configuration.js";
import { readConfigurationFile } from "./read-file.js";

/** A file of a configuration. `path` uses `/` and is relative to any fixed folder. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads a configuration: the given files, and the folders of modules whose source is a relative path. Yields each
 * folder whose files it needs, without those in its subfolders; the caller passes them back, none if there is no such
 * folder. Each folder is read once, so that modules may call each other in a circle; the blocks of a module that is
 * called several times have the address of the first call.
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
  const known = new Set(roots.map(({ path }) => folderOf(path)));
  const waiting: { readonly file: SourceFile; readonly module: string }[] = roots.map((file) => ({ file, module: "" }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const {
      file: { path, text },
      module,
    } = next;
    const read = readConfigurationFile(path, text);
    const placeOf = ({ line }: { readonly line: number }) => ({ file: path, line });
    found.files.push(path);
    if (read.isBroken) found.broken.push(path);
    found.backends.push(...read.backends);
    found.providers.push(...read.providers.map((one) => ({ names: one.names, place: placeOf(one) })));
    found.blocks.push(
      ...read.blocks.map((one): ConfigurationBlock => ({
        kind: one.kind,
        type: one.type,
        address: addressOf(module, one.kind, one.type, one.name),
        place: placeOf(one),
      })),
    );
    for (const call of read.modules) {
      const address = `${module === "" ? "" : `${module}.`}module.${call.name}`;
      const folder = isLocal(call.source) ? joinFolder(folderOf(path), call.source) : undefined;
      if (folder !== undefined && known.has(folder)) continue;
      const files = folder === undefined ? [] : yield folder;
      if (folder !== undefined && files.length > 0) {
        known.add(folder);
        waiting.push(...files.map((file) => ({ file, module: address })));
      } else {
        const why = folder !== undefined ? "absent" : call.source === undefined ? "unknown" : "elsewhere";
        found.unfollowed.push({ address, source: call.source ?? "", place: placeOf(call), why });
      }
    }
  }
  return found;
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
