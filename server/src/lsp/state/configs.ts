import type { ConfigProblem } from "../../core/config/config-file.js";
import { ConfigFiles, configUris, isConfigFile, type ParsedFile } from "../../core/config/config-files.js";
import type { IgnoreEntry, LintSettings } from "../../core/config/lint-settings.js";
import type { Severity } from "../../core/rule/rule.js";
import { isInFolder } from "../workspace/uri.js";
import type { Workspace } from "../workspace/workspace.js";
import type { EnvironmentChanges } from "./environment-changes.js";

/** How a file that an ignore entry names is checked. */
export interface TargetCheck {
  /** Resolves when `usedIn` may be called. */
  ready(uri: string, text: string): Promise<void> | undefined;
  usedIn(uri: string, text: string): readonly IgnoreEntry[];
}

/**
 * The configuration files of documents. They are read in advance (`ready`), because features need them immediately. A
 * new text replaces the old one only after it has been read, so a policy never shows findings that its configuration
 * suppresses. For an open file, the text in the editor counts.
 */
export class Configs {
  readonly #openText: (uri: string) => string | undefined;
  readonly #workspace: Workspace;
  readonly #changes: EnvironmentChanges;
  readonly #texts = new Map<string, string | undefined>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #files: ConfigFiles;

  constructor(openText: (uri: string) => string | undefined, workspace: Workspace, changes: EnvironmentChanges) {
    this.#openText = openText;
    this.#workspace = workspace;
    this.#changes = changes;
    this.#files = new ConfigFiles((uri) => openText(uri) ?? this.#texts.get(uri));
  }

  /** Resolves when all configuration files of a document are read; `undefined` if they already are. */
  ready(uri: string): Promise<void> | undefined {
    const waiting = this.#above(uri).flatMap((one) => {
      if (!this.#texts.has(one) || this.#reading.has(one)) return [this.#reading.get(one) ?? this.#read(one)];
      return [];
    });
    return waiting.length > 0 ? Promise.all(waiting).then(() => undefined) : undefined;
  }

  /** Reads files that were created, changed, deleted or closed, and fires the event. Until then `ready` waits. */
  async reload(uris: readonly string[]): Promise<void> {
    await Promise.all(uris.map((uri) => this.#read(uri)));
    this.#changes.changed("config-file");
  }

  /** Reads the configuration files of a document, and fires the event if one has changed. */
  async reloadAbove(uri: string): Promise<void> {
    const uris = this.#above(uri);
    const before = uris.map((one) => this.#texts.get(one));
    await Promise.all(uris.map((one) => this.#read(one)));
    if (uris.some((one, index) => this.#texts.get(one) !== before[index])) this.#changes.changed("config-file");
  }

  /** Called when a configuration file is opened or edited. */
  typed(): void {
    this.#changes.changed("config-typed");
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

  /** The ignore entries of a file that suppress nothing in the files that they name. It reads those files. */
  async unusedIn(
    file: ParsedFile,
    level: Severity,
    check: TargetCheck,
  ): Promise<readonly ConfigProblem[]> {
    const texts = new Map<string, string | undefined>();
    await Promise.all(this.#files.targetsOf(file).map(async (uri) => {
      await this.ready(uri);
      const text = this.#openText(uri) ?? await this.#workspace.read(uri);
      texts.set(uri, text);
      if (text !== undefined) await check.ready(uri, text);
    }));
    return this.#files.unusedIn(file, level, (uri) => texts.get(uri), check.usedIn);
  }

  #above(uri: string): readonly string[] {
    if (isConfigFile(uri)) return [uri];
    // Outside the workspace only local files are tried, because with other schemes each look-up may be a remote
    // request.
    return configUris(uri).filter(
      (one) => one.startsWith("file:") || this.#workspace.folders.some((folder) => isInFolder(one, folder)),
    );
  }

  #read(uri: string): Promise<void> {
    const reading: Promise<void> = this.#workspace.read(uri).then((text) => {
      // A later read returns the later text.
      const last = this.#reading.get(uri);
      if (last !== reading) return last;
      this.#reading.delete(uri);
      this.#texts.set(uri, text);
      return undefined;
    });
    this.#reading.set(uri, reading);
    return reading;
  }
}
