/** What was thrown, as one sentence without its type. */
export function errorReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What was thrown, for a log: with the places in the code that it went through, where they are known. */
export function errorStack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
