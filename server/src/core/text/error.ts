/** A thrown value as one sentence without its type. */
export function errorReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A thrown value for a log, with its stack if there is one. */
export function errorStack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
