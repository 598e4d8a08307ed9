import type { LintSettings } from "../core/config/lint-settings.js";

/** The files of the folders that were given at the start. Nothing outside of them is read. */
export interface FileAccess {
  /** The names of the policy files of all folders, or of one of them, except those that git ignores. */
  list(folder: string | undefined): Iterable<string>;
  /**
   * The text of a file: an absolute path, or relative to one of the folders. Throws a `ToolProblem` if it is outside of
   * the folders, also by a symbolic link, or cannot be read.
   */
  read(name: string): string;
  /** The settings of the nearest configuration file inside the folders. */
  settingsFor(name: string): LintSettings;
}
