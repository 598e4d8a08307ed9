import type { ConfigProblem } from "../../core/config/config-file.js";
import { ConfigFiles, configUris, isConfigFile, type ParsedFile } from "../../core/config/config-files.js";
import type { IgnoreEntry, LintSettings } from "../../core/config/lint-settings.js";
import type { Severity } from "../../core/rule/rule.js";
import type { WorkspaceFiles } from "../workspace/files.js";
import { isInFolder } from "../workspace/uri.js";

/**
 * The configuration files that speak about documents. They are read before anybody asks (`ready`), since features want
 * their answers at once, and a new text takes the place of the old one when it has been read: so no policy ever shows
 * findings that its configuration silences. A file that is open counts as typed.
 */
export class Configs {
  readonly #openText: (uri: string) => string | undefined;
  readonly #onRead: () => void;
  readonly #texts = new Map<string, string | undefined>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #files: ConfigFiles;
  #disk: WorkspaceFiles | undefined;
  #folders: readonly string[] = [];

  /** `onRead` is called when a file turned out to be there that was taken for absent before it was read. */
  constructor(openText: (uri: string) => string | undefined, onRead: () => void) {
    this.#openText = openText;
    this.#onRead = onRead;
    this.#files = new ConfigFiles((uri) => openText(uri) ?? this.#texts.get(uri));
  }

  /** Where to read from. Outside of the workspace only a disk is asked: elsewhere every question may be a request. */
  start(disk: WorkspaceFiles, folders: readonly string[]): void {
    this.#disk = disk;
    this.#folders = folders;
  }

  /** Resolves when all files that speak about a document are known; `undefined` if they are already. */
  ready(uri: string): Promise<void> | undefined {
    const waiting = this.#above(uri).flatMap((one) => {
      if (!this.#texts.has(one) || this.#reading.has(one)) return [this.#reading.get(one) ?? this.#read(one)];
      return [];
    });
    return waiting.length > 0 ? Promise.all(waiting).then(() => undefined) : undefined;
  }

  /** Reads files anew. Until that is done, those who wait for `ready` wait. */
  async reload(uris: readonly string[]): Promise<void> {
    await Promise.all(uris.map((uri) => this.#read(uri)));
  }

  /** The same for the files that speak about a document. Answers whether one of them has come, changed or gone. */
  async reloadAbove(uri: string): Promise<boolean> {
    const uris = this.#above(uri);
    const before = uris.map((one) => this.#texts.get(one));
    await this.reload(uris);
    return uris.some((one, index) => this.#texts.get(one) !== before[index]);
  }

  /** What was typed into a file, or read anew, counts from now on. */
  forgetParsed(): void {
    this.#files.forget();
  }

  settingsFor(uri: string, base: LintSettings): LintSettings {
    return this.#files.settingsFor(uri, base);
  }

  nearest(uri: string): ParsedFile | undefined {
    return this.#files.nearest(uri);
  }

  at(uri: string): ParsedFile | undefined {
    return this.#files.at(uri);
  }

  /** The ignore entries of a file that silence nothing in the files that they name; those are read for it. */
  async unusedIn(file: ParsedFile, level: Severity, usedIn: (uri: string, text: string) => readonly IgnoreEntry[]): Promise<readonly ConfigProblem[]> {
    const texts = new Map<string, string | undefined>();
    await Promise.all(this.#files.targetsOf(file).map(async (uri) => {
      await this.ready(uri);
      texts.set(uri, this.#openText(uri) ?? await this.#disk?.read(uri));
    }));
    return this.#files.unusedIn(file, level, (uri) => texts.get(uri), usedIn);
  }

  #above(uri: string): readonly string[] {
    if (isConfigFile(uri)) return [uri];
    return configUris(uri).filter((one) => one.startsWith("file:") || this.#folders.some((folder) => isInFolder(one, folder)));
  }

  #read(uri: string): Promise<void> {
    const reading: Promise<void> = (this.#disk?.read(uri) ?? Promise.resolve(undefined)).then((text) => {
      // A later reading knows better.
      const last = this.#reading.get(uri);
      if (last !== reading) return last;
      this.#reading.delete(uri);
      this.#texts.set(uri, text);
      if (text !== undefined) {
        this.#files.forget();
        this.#onRead();
      }
      return undefined;
    });
    this.#reading.set(uri, reading);
    return reading;
  }
}
