import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { viewOfJsonString } from "../../../server/src/core/view/json-string.js";
import { toHostRange, toViewOffset } from "../../../server/src/core/view/view.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const viewOf = (host: string) => viewOfJsonString(host, { start: 1, end: host.length - 1 });

test("view: the text of a JSON string is its value, and its segments cover it without gaps", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), fc.constantFrom(false, true), (value, ascii) => {
    const host = ascii ? JSON.stringify(value).replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`) : JSON.stringify(value);
    const { text, segments } = viewOf(host);
    assert.equal(text, JSON.parse(host));
    assert.equal([...segments].map(({ view }) => text.slice(view.start, view.end)).join(""), text);
    assert.equal([...segments].map((one) => host.slice(one.host.start, one.host.end)).join(""), host.slice(1, -1));
  }));
});

test("view: a converted edit gives a host that reads as the edited view", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.string(), (value, a, b, newText) => {
      const host = JSON.stringify(value);
      const view = viewOf(host);
      const [start, end] = [a % (view.text.length + 1), b % (view.text.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const edits = [{ range: { start, end }, newText }];
      const back = view.toHostEdits(edits);
      if (back) assert.equal(viewOf(applyEdits(host, back)).text, applyEdits(view.text, edits));
      else assert.fail("a JSON string can express every edit between whole characters");
    }),
  );
});

test("view: offsets map to the host and back", () => {
  const host = String.raw`"{\"Version\": \"1.1\"}"`;
  const view = viewOf(host);
  const start = view.text.indexOf("Version");
  const range = toHostRange(view, { start, end: start + "Version".length });
  assert.equal(host.slice(range.start, range.end), "Version");
  assert.equal(toViewOffset(view, range.start), start);
  assert.equal(toViewOffset(view, 0), undefined);
  const quoted = toHostRange(view, { start: start - 1, end: start + 8 });
  assert.equal(host.slice(quoted.start, quoted.end), String.raw`\"Version\"`);
  for (let offset = 0; offset <= view.text.length; offset++) {
    const { start: there } = toHostRange(view, { start: offset, end: offset });
    assert.equal(toViewOffset(view, there), offset);
  }
});
