// A reporter for `node --test`: one JSON document with what passed and failed, and in which files any test ran at all.
// An empty file and a skipped test are not successes: Node itself counts an empty file as one passed test.
export default async function* countsReporter(events) {
  const counts = { passed: 0, failed: 0, skipped: 0, files: [] };
  const files = new Set();
  for await (const { type, data } of events) {
    if ((type !== "test:pass" && type !== "test:fail") || data.details?.type === "suite") continue;
    if (type === "test:fail") {
      if (data.todo === undefined || data.todo === false) counts.failed += 1;
    } else if (data.skip !== undefined && data.skip !== false) {
      counts.skipped += 1;
    } else if (data.name !== data.file) {
      counts.passed += 1;
    } else {
      continue;
    }
    files.add(data.file);
  }
  counts.files = [...files];
  yield JSON.stringify(counts);
}
