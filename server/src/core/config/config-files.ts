import type { Severity } from "../rule/rule.js";
import {
  configFileName,
  settingsFor,
  unusedEntries,
  type Config,
  type ConfigIgnore,
  type ConfigProblem,
} from "./config-file.js";
import { decodeUri } from "../text/decode-uri.js";
import { encodeUri } from "../text/encode-uri.js";
import { isGlob } from "./glob.js";
import { parseConfig } from "./parse-config.js";
import type { IgnoreEntry, LintSettings } from "./lint-settings.js";

/** Returns the text of a file by its URI; `undefined` if it does not exist or cannot be read. */
export type ReadConfigText = (uri: string) => string | undefined;

/** A configuration file with its parsed content. */
export interface ParsedFile {
  readonly uri: string;
  readonly text: string;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/**
 * The configuration files of some documents, each parsed once per text that `read` returns. Documents and files are
 * identified by URI.
 */
export class ConfigFiles {
  readonly #read: ReadConfigText;
  readonly #known = new Map<string, ParsedFile>();

  constructor(read: ReadConfigText) {
    this.#read = read;
  }

  /**
   * The file that applies to a document: the nearest one upwards. The object stays the same while its text is the same.
   */
  nearest(uri: string): ParsedFile | undefined {
    for (const one of configUris(uri)) {
      const found = this.at(one);
      if (found) return found;
    }
    return undefined;
  }

  at(uri: string): ParsedFile | undefined {
    const text = this.#read(uri);
    if (text === undefined) return undefined;
    const known = this.#known.get(uri);
    if (known?.text === text) return known;
    const parsed = { uri, text, ...parseConfig(text) };
    this.#known.set(uri, parsed);
    return parsed;
  }

  /** The settings for a document: those of the editor, overridden by its configuration file. */
  settingsFor(uri: string, base: LintSettings): LintSettings {
    const file = this.nearest(uri);
    return file ? settingsFor(file.config, pathFrom(file.uri, uri), base) : base;
  }

  /** The documents that entries for a single file name, each once. */
  targetsOf({ uri, config }: ParsedFile): string[] {
    const folder = uri.slice(0, uri.lastIndexOf("/"));
    const names = new Set(single(config).map(({ file }) => file.replace(/^(?:\.\/)+/, "")));
    return [...names].map((name) => `${folder}/${name.split("/").map(encodeUri).join("/")}`);
  }

  /**
   * The ignore entries of a file that suppress nothing. Only entries for a single file are checked, because an editor
   * does not have all files that a pattern matches. `read` returns the text of such a file, and `usedIn` the entries
   * that suppress something in it.
   */
  unusedIn(
    file: ParsedFile,
    level: Severity,
    read: ReadConfigText,
    usedIn: (uri: string, text: string) => readonly IgnoreEntry[],
  ): ConfigProblem[] {
    const used = new Set<IgnoreEntry>();
    for (const target of this.targetsOf(file)) {
      const text = read(target);
      for (const entry of text === undefined ? [] : usedIn(target, text)) used.add(entry);
    }
    return unusedEntries(single(file.config), used, level);
  }
}

function single({ ignore }: Config): ConfigIgnore[] {
  return ignore.filter(({ file }) => !isGlob(file));
}

/** The possible locations of a document's configuration file, the nearest first. Only URIs with a path have folders. */
export function configUris(uri: string): string[] {
  return [...foldersUpwards(uri)].map((folder) => `${folder}/${configFileName}`);
}

/** Whether a URI names a configuration file. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`);
}

/** The path of a document relative to the folder of a configuration file. */
export function pathFrom(configUri: string, uri: string): string {
  return decodeUri(uri.slice(configUri.length - configFileName.length));
}

/**
 * `file:///a/b/c.json` gives `file:///a/b`, `file:///a`, `file://`. A URI with a query is a view of a file, not a file.
 */
function* foldersUpwards(uri: string): Iterable<string> {
  const root = /^[a-z][a-z\d+.-]*:\/\/[^/]*(?=\/)/i.exec(uri)?.[0];
  if (root === undefined || /[?#]/.test(uri)) return;
  for (
    let folder = uri.slice(0, uri.lastIndexOf("/"));
    folder.length >= root.length;
    folder = folder.slice(0, folder.lastIndexOf("/"))
  ) {
    yield folder;
    if (folder.length === root.length) return;
  }
}
