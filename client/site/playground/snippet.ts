/**
 * A snippet of the protocol in the form of the editor library, which has no backslash before `}` and needs braces
 * around the number of a place.
 */
export function toEditorSnippet(text: string): string {
  return text.replace(/\\([$}\\])|\$(\d+)/g, (_, mark?: string, place?: string) => mark ?? `\${${place ?? ""}}`);
}
