import type { Connection } from "vscode-languageserver";
import { errorStack } from "../core/text/error.js";

/**
 * Answers a request with `work`. An error in it is logged and answered with `fallback`, so that one bad document does
 * not stop the server.
 */
export function guarded<P extends unknown[], R>(
  connection: Connection,
  name: string,
  fallback: Awaited<R>,
  work: (...params: P) => R,
): (...params: P) => R | Awaited<R> | Promise<Awaited<R>> {
  function failed(error: unknown): Awaited<R> {
    connection.console.error(`${name}: ${errorStack(error)}`);
    return fallback;
  }
  return (...params) => {
    try {
      const result = work(...params);
      return result instanceof Promise ? (result as Promise<Awaited<R>>).catch(failed) : result;
    } catch (error) {
      return failed(error);
    }
  };
}
