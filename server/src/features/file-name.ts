import { decodeUri } from "../core/text/decode-uri.js";

/** The name of a file by its URI. */
export function fileNameOf(uri: string): string {
  return decodeUri(uri.slice(uri.lastIndexOf("/") + 1));
}
