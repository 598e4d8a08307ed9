import { CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { errorStack } from "../core/text/error.js";

/** The response to a request that the client has cancelled. The library sends it as an error. */
const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");

/**
 * Answers a request with `work`. An error in it is logged and answered with `fallback`, so that one bad document does
 * not stop the server. If one of the parameters is the token of a cancelled request, nothing is done: the library calls
 * the handlers of such requests, too.
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
    if (params.some(isCancelled)) return cancelledResponse<R>();
    try {
      const result = work(...params);
      return result instanceof Promise ? (result as Promise<Awaited<R>>).catch(failed) : result;
    } catch (error) {
      return failed(error);
    }
  };
}

export function isCancelled(value: unknown): boolean {
  return CancellationToken.is(value) && value.isCancellationRequested;
}

/** That response in place of a result. */
export function cancelledResponse<R>(): Awaited<R> {
  return cancelled as unknown as Awaited<R>;
}
