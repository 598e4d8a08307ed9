import { type Ending, endingOf } from "./command-line.js";
import type { Begun, CallFormat } from "./formats/format.js";
import { callFormats, mayHaveCall } from "./formats/formats.js";
import { jsonRequests } from "./json-requests.js";
import { createOpenCalls } from "./open-calls.js";
import type { CommandOperation, ReadCall } from "./read-call.js";

/** Only the beginning of a longer line is read. */
const longestLine = 256 * 1024;
/** The maximum number of lines of a command. */
const mostLines = 200;

/** Reads calls line by line, so that the memory for a log depends only on its longest line. */
export interface LineReader {
  push(line: string): void;
  /** Whether no line before this one can continue, so that a line without a trace of a call does not matter. */
  readonly isIdle: boolean;
  /** Counts lines that do not matter. */
  skip(count: number): void;
  end(): void;
}

interface Command {
  readonly format: CallFormat;
  readonly lines: string[];
  readonly number: number;
  ending: Ending;
}

/** A reader that passes each call to `emit`. Accepts any line. */
export function createLineReader(emit: (call: ReadCall) => void): LineReader {
  const context = createContext(emit);
  let command: Command | undefined;
  let number = 0;
  const finish = () => {
    const done = command;
    command = undefined;
    if (!done) return;
    // An unclosed quote was not a quote, so the command is only its first line.
    const own = done.ending === "open-quote" ? 1 : done.lines.length;
    const calls = done.format.read(done.lines.slice(0, own).join("\n"));
    if (calls.length > 0) context.begin(calls, done.number);
    // If the word was not a command, each line is read separately.
    done.lines
      .slice(calls.length > 0 ? own : 0)
      .forEach((line, index) => plain(line, done.number + index + (calls.length > 0 ? own : 0), done.format));
  };
  const plain = (line: string, at: number, without?: CallFormat) => {
    for (const part of partsOfLine(line)) {
      const found = mayHaveCall(part) ? firstReading(part, without) : [];
      if (found.length > 0) context.begin(found, at);
      else context.follow(part);
    }
  };
  return {
    get isIdle() {
      return command === undefined && !context.isOpen;
    },
    skip: (count) => void (number += count),
    push(whole) {
      number++;
      // Most lines of a log have no call and belong to none.
      if (this.isIdle && !mayHaveCall(whole)) return;
      const line = whole.slice(0, longestLine).replace(/\r$/, "");
      if (command) {
        command.lines.push(line);
        command.ending = endingOf(command.lines.join("\n"));
        if (command.ending === "complete" || command.lines.length >= mostLines) finish();
        return;
      }
      const isJson = (context.isOpen || mayHaveCall(line)) && /^\s*\{.*\}\s*$/.test(line);
      const logged = isJson ? jsonRequests(line) : undefined;
      if (logged && logged.calls.length > 0)
        return context.begin(
          logged.calls.map((call) => ({ ...call, then: "nothing" })),
          number,
        );
      if (logged?.message !== undefined) return plain(logged.message, number);
      const format = /curl|hcloud/.test(line) ? callFormats.find((one) => one.isCommand?.(line)) : undefined;
      if (!format || requestIn(line)) return plain(line, number);
      command = { format, lines: [line], number, ending: endingOf(line) };
      if (command.ending === "complete") finish();
    },
    end() {
      finish();
      context.end();
    },
  };
}

/** Formats that can also match a part of a command line. */
const general = new Set(["library-call", "web-command", "address", "path", "any-case"]);

/** Whether a log line only quotes a command. */
function requestIn(line: string): boolean {
  return callFormats.some((one) => !general.has(one.id) && !one.isCommand && one.read(line).length > 0);
}

function firstReading(line: string, without: CallFormat | undefined): readonly Begun[] {
  for (const format of callFormats) {
    if (format === without || format.isCommand) continue;
    const found = format.read(line);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * A JSON log has a message on one line, for example a whole request of Python's http.client: each line of it is read.
 */
function partsOfLine(line: string): string[] {
  const text = line.includes("send: ") ? line.replace(/^\s*send: b?'/, "") : line;
  const whole = text.includes("\\r\\n") ? text.replaceAll("\\r\\n", "\n") : text;
  return whole.includes("\n") ? whole.split("\n").map(withoutLogMarks) : [withoutLogMarks(whole)];
}

/** Removes the prefix and suffix that hclog adds to each line of a provider. */
function withoutLogMarks(line: string): string {
  const text = line.includes("provider")
    ? line.replace(/^\S+ \[(?:TRACE|DEBUG|INFO|WARN|ERROR)\] +provider[^:\s]*: ?/, "")
    : line;
  return text.includes("timestamp") ? text.replace(/:? ?timestamp="?[\d\-T:.+Z]+"?$/, "") : text;
}

/** Combines requests with their commands. */
function createContext(emit: (call: ReadCall) => void) {
  const open = createOpenCalls(emit);
  let operation: { readonly call: ReadCall; readonly named: CommandOperation; hasRequests: boolean } | undefined;
  let last: ReadCall | undefined;
  const leaveCommand = () => {
    if (operation && !operation.hasRequests) emit(operation.call);
    operation = undefined;
  };
  return {
    begin(calls: readonly Begun[], line: number): void {
      for (const call of calls) {
        if (call.operation) {
          open.close();
          leaveCommand();
          operation = {
            call: { method: undefined, path: "", line, sent: "", operation: call.operation },
            named: call.operation,
            hasRequests: false,
          };
        } else if (operation && call.then === "request") {
          operation.hasRequests = true;
          open.begin({ ...call, operation: operation.named }, line);
        } else if (call.then !== "repeats-command" || last?.method !== call.method || last?.path !== call.path) {
          if (call.then === "command") leaveCommand();
          open.begin(call.then === "repeats-command" ? { ...call, then: "request" } : call, line);
        }
        last = call.then === "command" ? { method: undefined, ...call, line, sent: "" } : undefined;
      }
    },
    /** Whether a line that does not begin a call can matter. */
    get isOpen(): boolean {
      return open.isOpen;
    },
    follow: (line: string) => open.follow(line),
    end(): void {
      open.close();
      leaveCommand();
    },
  };
}
