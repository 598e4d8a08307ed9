import type { Begun } from "./formats/format.js";
import { longestSent, type ReadCall } from "./read-call.js";

/** The maximum number of headers of one request. A log can continue with other text at any time. */
const mostHeaders = 80;
/** The maximum number of numbered requests that wait for their bodies: as many as a client sends in parallel. */
const mostWaiting = 256;

interface Open {
  call: ReadCall;
  state: "headers" | "body" | "waiting";
  lines: number;
}

/** Requests that the next lines may complete: their host, their body. */
export interface OpenCalls {
  begin(begun: Begun, line: number): void;
  /** Processes a line that does not begin a call. */
  follow(line: string): void;
  /** Whether any request is open. */
  readonly isOpen: boolean;
  /** Completes all open requests. */
  close(): void;
}

/** Passes each call to `emit` when no later line can belong to it. */
export function createOpenCalls(emit: (call: ReadCall) => void): OpenCalls {
  let current: Open | undefined;
  const waiting = new Map<string, Open>();
  const closeCurrent = () => {
    if (current && ![...waiting.values()].includes(current)) emit(current.call);
    current = undefined;
  };
  const closeWaiting = (id: string) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one) emit(one.call);
    if (one === current) current = undefined;
  };
  return {
    begin({ then, logId, sent = "", ...call }, line) {
      closeCurrent();
      const read: ReadCall = { method: undefined, ...call, line, sent: sent.slice(0, longestSent) };
      if (then !== "request") return emit(read);
      if (logId !== undefined) closeWaiting(logId);
      current = { call: read, state: "headers", lines: 0 };
      if (logId === undefined) return;
      if (waiting.size >= mostWaiting) closeWaiting(waiting.keys().next().value!);
      waiting.set(logId, current);
    },
    follow(line) {
      const [, id, part] = waiting.size > 0 ? /\[(\d+-\d+)\] (API (?:Request Body:|Response))/.exec(line) ?? [] : [];
      if (id !== undefined && waiting.has(id)) {
        if (part === "API Response") return closeWaiting(id);
        current = waiting.get(id)!;
      }
      if (current && !take(current, line)) closeCurrent();
    },
    get isOpen() {
      return current !== undefined || waiting.size > 0;
    },
    close() {
      closeCurrent();
      for (const id of [...waiting.keys()]) closeWaiting(id);
    },
  };
}

/** Adds the information of a line to an open request; returns whether the next line may add more. */
function take(open: Open, line: string): boolean {
  const text = line.replace(/^\s*> ?/, "");
  open.lines++;
  const [, body] = /\b\w+ Request Body:\s*(.*)$/.exec(text) ?? [];
  if (body !== undefined) {
    open.state = "body";
    return send(open, body);
  }
  if (/\b\w+ Response (?:Code|Headers|Body)\b|^\s*(?:HTTP\/\d|<(?:\s|$)|\[debug info\])|^\s*-{5,}/.test(text)) return false;
  if (open.state === "headers") {
    if (text.trim() === "") open.state = "body";
    else if (/^\s*[{[]/.test(text)) {
      open.state = "body";
      return send(open, text);
    } else addHeader(open, text);
    return open.lines < mostHeaders;
  }
  return send(open, text);
}

function addHeader(open: Open, text: string): void {
  const [, host] = /(?:^|[\s'"])Host['"]?:\s*['"]?([\w-]+(?:\.[\w-]+)+)/i.exec(text) ?? [];
  if (host !== undefined && open.call.host === undefined) open.call = { ...open.call, host };
  if (/copy-source/i.test(text)) send(open, text);
}

function send(open: Open, text: string): boolean {
  const sent = `${open.call.sent}\n${text}`.trimStart();
  open.call = { ...open.call, sent: sent.slice(0, longestSent) };
  return sent.length < longestSent;
}
