import type { Connection } from "vscode-languageserver";

/**
 * Answers a request by `work`. An error in it is logged and answered with `fallback`, so that one bad document does not
 * cost the user the server.
 */
export function guarded<P extends unknown[], R>(connection: Connection, name: string, fallback: R, work: (...params: P) => R): (...params: P) => R {
  return (...params) => {
    try {
      return work(...params);
    } catch (error) {
      connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
}
