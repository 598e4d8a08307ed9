/** The top-level blocks of a file of Terraform or OpenTofu. */
const header = /(?:resource|data|ephemeral|module|variable|output|provider|check)[ \t]+"[^"\n]*"(?:[ \t]+"[^"\n]*")?[ \t]*(?:\{|\r?$)|(?:locals|terraform|moved|import|removed)[ \t]*(?:\{|\r?$)/my;

/**
 * Whether a line begins a top-level block without indentation. Anything still open before such a line was not closed.
 */
export function isTopLevelHeader(text: string, lineStart: number): boolean {
  header.lastIndex = lineStart;
  return header.test(text);
}
