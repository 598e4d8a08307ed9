import { StreamLanguage, type StringStream } from "@codemirror/language";

interface State {
  /** The end mark of the heredoc that the line is in. */
  heredoc: string | undefined;
  inComment: boolean;
}

/** Colours for Terraform: comments, strings, numbers, keywords and names. The server does everything else. */
export const hcl = StreamLanguage.define<State>({
  name: "terraform",
  startState: () => ({ heredoc: undefined, inComment: false }),
  languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "[", "{", '"'] } },
  token(stream, state) {
    if (state.heredoc !== undefined) return heredocLine(stream, state);
    if (state.inComment) return comment(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.match(/^(?:#|\/\/).*/)) return "comment";
    if (stream.match("/*")) return comment(stream, state);
    const heredoc = stream.match(/^<<-?(\w+)/) as RegExpMatchArray | null;
    if (heredoc) {
      state.heredoc = heredoc[1];
      return "keyword";
    }
    if (stream.match(/^"(?:[^"\\\n]|\\.)*"?/)) return "string";
    if (stream.match(/^-?\d+(?:\.\d+)?/)) return "number";
    if (stream.match(/^(?:true|false|null)\b/)) return "bool";
    if (stream.match(/^(?:resource|data|module|provider|variable|output|locals|terraform)\b/)) return "keyword";
    if (stream.match(/^[A-Za-z_][\w-]*(?=\s*[={])/)) return "propertyName";
    if (stream.match(/^[A-Za-z_][\w-]*/)) return "variableName";
    stream.next();
    return null;
  },
});

function heredocLine(stream: StringStream, state: State): string {
  if (stream.sol() && stream.string.trim() === state.heredoc) state.heredoc = undefined;
  stream.skipToEnd();
  return "string";
}

function comment(stream: StringStream, state: State): string {
  state.inComment = !stream.match(/^.*?\*\//);
  if (state.inComment) stream.skipToEnd();
  return "comment";
}
