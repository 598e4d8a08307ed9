import { configFileName } from "../../core/config/config-file.js";
import { pathFrom } from "../../core/config/config-files.js";
import type { IgnorePlace } from "../../features/code-actions/ignore-action.js";
import { isInFolder } from "../workspace/uri.js";
import type { ServerContext } from "./context.js";

/** The configuration file for an ignore entry about a document; `undefined` if no file can be written. */
export function ignorePlace({ client, configs, workspace }: ServerContext, uri: string): IgnorePlace | undefined {
  const file = configs.nearest(uri);
  if (file) return { uri: file.uri, text: file.text, path: pathFrom(file.uri, uri) };
  const home = workspace.folders.find((one) => isInFolder(uri, one))?.replace(/\/$/, "");
  if (!client.canCreateFiles || (home === undefined && !uri.startsWith("file:"))) return undefined;
  const created = `${home ?? uri.slice(0, uri.lastIndexOf("/"))}/${configFileName}`;
  return { uri: created, text: undefined, path: pathFrom(created, uri) };
}
