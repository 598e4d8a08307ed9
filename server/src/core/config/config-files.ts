import type { Severity } from "../rule/rule.js";
import { configFileName, settingsFor, unusedEntries, type Config, type ConfigIgnore, type ConfigProblem } from "./config-file.js";
import { isGlob } from "./glob.js";
import { parseConfig } from "./parse-config.js";
import type { IgnoreEntry, LintSettings } from "./lint-settings.js";

/** The text of a file by its URI; `undefined` if there is none, or it cannot be read. Who knows the files gives it. */
export type ReadFile = (uri: string) => string | undefined;

/** A configuration file that was found, read. */
export interface ParsedFile {
  readonly uri: string;
  readonly text: string;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/**
 * The configuration files that apply to some documents, each parsed once for each text that `read` gives. Documents and
 * files go by their URIs.
 */
export class ConfigFiles {
  readonly #read: ReadFile;
  readonly #known = new Map<string, ParsedFile>();

  constructor(read: ReadFile) {
    this.#read = read;
  }

  /** The file that applies to a document: the nearest one upwards. The same object as long as its text is the same. */
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

  /** The settings for a document: those of the editor, and over them those of its configuration file. */
  settingsFor(uri: string, base: LintSettings): LintSettings {
    const file = this.nearest(uri);
    return file ? settingsFor(file.config, pathFrom(file.uri, uri), base) : base;
  }

  /** The documents that single entries of a file name, each once. */
  targetsOf({ uri, config }: ParsedFile): string[] {
    const folder = uri.slice(0, uri.lastIndexOf("/"));
    const names = new Set(single(config).map(({ file }) => file.replace(/^(?:\.\/)+/, "")));
    return [...names].map((name) => `${folder}/${name.split("/").map(encodeURIComponent).join("/")}`);
  }

  /**
   * The ignore entries of a file that suppress nothing. Only those that name one file are checked: an editor does not have
   * all the files that a pattern matches. `read` gives the text of such a file, and `usedIn` the entries that suppress
   * something in it.
   */
  unusedIn(file: ParsedFile, level: Severity, read: ReadFile, usedIn: (uri: string, text: string) => readonly IgnoreEntry[]): ConfigProblem[] {
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

/** Where the configuration file of a document may lie, the nearest place first. Only what has a path lies in folders. */
export function configUris(uri: string): string[] {
  return [...foldersUpwards(uri)].map((folder) => `${folder}/${configFileName}`);
}

/** Whether a URI is that of a configuration file. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`);
}

/** The path of a document, seen from the folder of a configuration file. */
export function pathFrom(configUri: string, uri: string): string {
  const path = uri.slice(configUri.length - configFileName.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `file:///a/b/c.json` gives `file:///a/b`, `file:///a`, `file://`. What has a query is a view of a file, and not one. */
function* foldersUpwards(uri: string): Iterable<string> {
  const root = /^[a-z][a-z\d+.-]*:\/\/[^/]*(?=\/)/i.exec(uri)?.[0];
  if (root === undefined || /[?#]/.test(uri)) return;
  for (let folder = uri.slice(0, uri.lastIndexOf("/")); folder.length >= root.length; folder = folder.slice(0, folder.lastIndexOf("/"))) {
    yield folder;
    if (folder.length === root.length) return;
  }
}
