// A reporter for Node's tests that prints one line of JSON for each finished test immediately, so that nothing is lost
// when a run is stopped. Empty files and skipped tests do not count as passed; Node itself counts an empty file as one
// passed test.
export default async function* countsReporter(events) {
  for await (const { type, data } of events) {
    if ((type !== "test:pass" && type !== "test:fail") || data.details?.type === "suite") continue;
    const result = resultOf(type, data);
    if (result) yield `${JSON.stringify({ result, file: data.file, name: data.name })}\n`;
  }
}

function resultOf(type, { name, file, skip, todo }) {
  if (type === "test:fail") return todo === undefined || todo === false ? "failed" : "todo";
  if (skip !== undefined && skip !== false) return "skipped";
  return name === file ? undefined : "passed";
}
