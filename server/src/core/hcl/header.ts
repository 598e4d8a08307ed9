/** The blocks that a file of Terraform or OpenTofu may have outside of all others. */
const header = /(?:resource|data|ephemeral|module|variable|output|provider|check)[ \t]+"[^"\n]*"(?:[ \t]+"[^"\n]*")?[ \t]*(?:\{|\r?$)|(?:locals|terraform|moved|import|removed)[ \t]*(?:\{|\r?$)/my;

/**
 * Whether a line begins, without indentation, as an outermost block does: wherever a reader is when it meets one, what
 * was open before it was not closed.
 */
export function isTopLevelHeader(text: string, lineStart: number): boolean {
  header.lastIndex = lineStart;
  return header.test(text);
}
