/**
 * The words of a name as they are written: `BatchStopServers`, `batch_stop_servers` and `batchStopServers` have three
 * each. A plural abbreviation (`EIPs`) is one word.
 */
export function wordsInName(name: string): string[] {
  const parts = name.split(/_|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])/);
  return parts.filter((word) => word !== "");
}

/** The words of a name in lower case. */
export function wordsOfName(name: string): string[] {
  return wordsInName(name).map((word) => word.toLowerCase());
}
