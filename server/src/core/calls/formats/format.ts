import type { ApiCall } from "../api-call.js";
import type { CommandOperation } from "../read-call.js";

/** A call that begins in a line. */
export interface Begun extends Partial<ApiCall> {
  readonly path: string;
  readonly sent?: string;
  readonly operation?: CommandOperation;
  /** The number by which the lines of one request are told from those of others. */
  readonly logId?: string;
  /**
   * What the next lines hold of the call: nothing, headers and body, or the requests of a command. A request that curl
   * reports (`> GET …`) repeats its command.
   */
  readonly then: "nothing" | "request" | "command" | "repeats-command";
}

/** One way in which texts write API calls, line by line. */
export interface CallFormat {
  readonly id: string;
  /** Whether a line begins a command that can go on over several lines. `read` is given the command as a whole. */
  isCommand?(line: string): boolean;
  /** The calls of a line or a command; none if the line is of another format. Never throws. */
  read(line: string): readonly Begun[];
}
