import { decodeUri } from "../core/text/decode-uri.js";
import { encodeUri } from "../core/text/encode-uri.js";

/** The name of a file by its URI. */
export function fileNameOf(uri: string): string {
  return decodeUri(uri.slice(uri.lastIndexOf("/") + 1));
}

/** The URI of a path relative to the folder of a file; `undefined` for a path that cannot be one. */
export function uriOfPath(uri: string, path: string): string | undefined {
  try {
    const relative = path.replace(/\\/g, "/").split("/").map(encodeUri).join("/");
    return new URL(path.startsWith("/") ? relative : `./${relative}`, uri).href;
  } catch {
    return undefined;
  }
}
