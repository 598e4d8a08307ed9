import type { ApiCall } from "../api-call.js";
import type { CommandOperation } from "../read-call.js";

/** A call that begins on a line. */
export interface Begun extends Partial<ApiCall> {
  readonly path: string;
  readonly sent?: string;
  readonly operation?: CommandOperation;
  /** The number that distinguishes the lines of one request from those of others. */
  readonly logId?: string;
  /**
   * What the next lines contain for this call: nothing, headers and body, or the requests of a command. A request that
   * curl reports (`> GET …`) repeats its command.
   */
  readonly then: "nothing" | "request" | "command" | "repeats-command";
}

/** A format of API calls in texts, line by line. */
export interface CallFormat {
  readonly id: string;
  /** Whether a line begins a command that can span several lines. `read` receives the whole command. */
  isCommand?(line: string): boolean;
  /** The calls of a line or a command; empty if the line has another format. Never throws. */
  read(line: string): readonly Begun[];
}
