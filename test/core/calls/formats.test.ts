import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { createCallReader, readCalls } from "../../../server/src/core/calls/read-calls.js";
import { createCallCollector } from "../../../server/src/core/catalog/lookup/distinct-calls.js";
import { describeCallEntry } from "../../../server/src/core/describe/look-up/call-entry.js";
import { realCatalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const real = realCatalog();

interface Sent {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly body?: string;
}

/** The same calls in each format. */
const formats: Readonly<Record<string, (calls: readonly Sent[]) => string>> = {
  list: (calls) => calls.map(({ method, host, path, body }) => `${method} https://${host}${path}${body === undefined ? "" : ` ${body}`}`).join("\n"),
  har: (calls) => JSON.stringify({ log: { entries: calls.map(({ method, host, path, body }) => ({ request: { method, url: `https://${host}${path}`, headers: [{ name: "Accept", value: "*/*" }], ...(body === undefined ? {} : { postData: { mimeType: "application/json", text: body } }) }, response: { status: 200, content: { text: "GET https://no.example.com/v1" } } })) } }, undefined, 2),
  terraform: (calls) => calls.map(({ method, host, path, body }, index) => [
    `2024-02-07T16:02:05.123+0800 [DEBUG] provider.x: 2024/02/07 16:02:05 [DEBUG] [17-${String(index)}] API Request URL: ${method} https://${host}${path}: timestamp="2024-02-07T16:02:05.123+0800"`,
    "2024-02-07T16:02:05.123+0800 [DEBUG] provider.x: API Request Headers:",
    ...(body === undefined ? [] : [`2024-02-07T16:02:05.123+0800 [DEBUG] provider.x: 2024/02/07 16:02:05 [DEBUG] [17-${String(index)}] API Request Body: ${body}`]),
    `2024-02-07T16:02:05.123+0800 [DEBUG] provider.x: 2024/02/07 16:02:05 [DEBUG] [17-${String(index)}] API Response Code: 200`,
  ].join("\n")).join("\n"),
  "terraform JSON": (calls) => calls.flatMap(({ method, host, path, body }, index) => [
    { "@level": "debug", "@message": `2024/02/07 16:02:05 [DEBUG] [17-${String(index)}] API Request URL: ${method} https://${host}${path}\nAPI Request Headers:\nAccept: */*` },
    ...(body === undefined ? [] : [{ "@level": "debug", "@message": `2024/02/07 16:02:05 [DEBUG] [17-${String(index)}] API Request Body: ${body}` }]),
  ]).map((line) => JSON.stringify(line)).join("\n"),
  dump: (calls) => calls.map(({ method, host, path, body }) => `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: */*\r\n\r\n${body ?? ""}\r\nHTTP/1.1 200 OK\r\n`).join("\n"),
  curl: (calls) => calls.map(({ method, host, path, body }) => `curl -X ${method} 'https://${host}${path}' \\\n  -H 'Accept: */*'${body === undefined ? "" : ` \\\n  -d '${body}'`}`).join("\n"),
  "curl of Windows": (calls) => calls.map(({ method, host, path, body }) => `curl ^"https://${host}${path.replaceAll("&", "^&")}^" ^\r\n  -X ^"${method}^"${body === undefined ? "" : ` ^\r\n  --data-raw ^"${body.replaceAll('"', '^\\^"')}^"`}`).join("\r\n"),
  "dry run": (calls) => calls.map(({ method, host, path, body }) => `-------- Current request: --------\n${method} https://${host}${path}\nContent-Type: application/json\n\n${body ?? ""}`).join("\n"),
  "JSON log": (calls) => calls.map(({ method, host, path, body }) => JSON.stringify({ time: 1, method, host, uri: path, ...(body === undefined ? {} : { body }) })).join("\n"),
};

/** The answers for a text: title, names, needs, count. The lines depend on the format. */
function answers(text: string): unknown[] {
  const collector = createCallCollector(real);
  readCalls(text).forEach((call) => collector.add(call));
  const found = collector.calls.map((call) => ({ ...describeCallEntry(call.found, call.isForeign, "en"), count: call.count }));
  return found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

const id = fc.constantFrom("0970dd7a1300f5672ff2c003c60ae115", "11111111-2222-3333-4444-555555555555", "a1b2");
const host = (service: string) => fc.constantFrom("cn-north-4", "eu-west-101").map((region) => `${service}.${region}.myhuaweicloud.com`);
const call = fc.oneof(
  fc.record({ method: fc.constantFrom("GET", "PUT", "DELETE"), host: host("ecs"), path: id.map((one) => `/v1/p/cloudservers/${one}`) }),
  fc.record({ method: fc.constant("POST"), host: host("ecs"), path: id.map((one) => `/v2.1/p/servers/${one}/action`), body: fc.constantFrom('{"os-stop":{}}', '{"reboot":{"type":"SOFT"}}', '{"os-start": {}}') }),
  fc.record({ method: fc.constant("GET"), host: fc.oneof(host("dds"), host("rds"), host("nothing")), path: fc.constantFrom("/v3/p/instances?limit=1&offset=2", "/v3/p/instances") }),
  fc.record({ method: fc.constantFrom("GET", "PUT", "DELETE", "POST"), host: host("b.obs"), path: fc.constantFrom("/?acl", "/?policy", "/a.txt", "/a/b.txt?uploadId=1&partNumber=2", "/?uploads") }),
  fc.record({ method: fc.constantFrom("GET", "POST"), host: fc.constant("www.example.com"), path: fc.constantFrom("/v9/x", "/a.js") }),
);

for (const [name, write] of Object.entries(formats)) {
  test(`calls: the same answers from ${name}`, () => {
    fc.assert(fc.property(fc.array(call, { minLength: 1, maxLength: 6 }), (calls) => {
      assert.deepEqual(answers(write(calls)), answers(formats["list"]!(calls)), write(calls));
    }), { numRuns: 60 });
  });
}

test("calls: the same result from one chunk and from many", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(formats)),
      fc.array(call, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      (write, calls, size) => {
        const text = write(calls);
        const read: unknown[] = [];
        const reader = createCallReader((one) => void read.push(one));
        for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
        reader.end();
        const whole: unknown[] = [];
        const other = createCallReader((one) => void whole.push(one));
        other.push(text);
        other.end();
        assert.deepEqual(read, whole);
      },
    ),
    { numRuns: 150 },
  );
});

const pieces = ["GET ", "POST", " https://ecs.cn-north-4.myhuaweicloud.com", "/v1/p", "curl ", "-X", "'", '"', "\\", "^", "\n", "\r\n", "{", "}", '{"method":"GET","url":', '"@message":"', "hcloud ECS ", "ListServers", "[debug info] URL: ", "API Request URL: ", "API Request Body: {", " HTTP/1.1", "Host: x.y", "?", "&", "=", "[1-2] ", "$", "`", "|", "> ", "http://", "http://[", "%zz", "\\r\\n", "\u0000", "\ud800", "，"];

test("calls: no text makes the reader throw, and each line number is a line of the text", () => {
  const text = fc.oneof(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 40 }).map((parts) => parts.join("")), fc.string({ unit: "binary", maxLength: 200 }));
  fc.assert(fc.property(text, (one) => {
    const collector = createCallCollector(real);
    const lines = one.split("\n").length;
    const reader = createCallReader((read) => {
      assert.ok(read.line >= 1 && read.line <= lines, `${String(read.line)} of ${String(lines)}`);
      collector.add(read);
    });
    reader.push(one);
    reader.end();
    for (const { found, isForeign } of collector.calls) describeCallEntry(found, isForeign, "zh");
    readCalls(one);
  }), { numRuns: 2000 });
});

test("calls: a line that is long in any way is read, as other lines are", () => {
  const parts = [" ", "\t", "a", "-", ".", "a.", "\\", "{", '{"', "[", '"', "'", "`", "^", "GET ", "GET", "GET |", "http://", "https://a", "/", "?", "curl ", "curl -", "curl '", "hcloud ", "host", "host ", "Host: ", "timestamp=", ": ", "\\r\\n", "API Request URL: ", " HTTP/1.1", "myhuaweicloud.com."];
  for (const part of parts) {
    for (const [before, after] of [["", ""], ["GET ", " HTTP/1.1"], ["curl ", " https://a.example.com/v1"], ["{", "}"], ['GET /v1 "', '"']] as const) {
      readCalls(`${before}${part.repeat(20000)}${after}\n`);
      readCalls(`${part}\n`.repeat(2000));
    }
  }
});
