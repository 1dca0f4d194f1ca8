/**
 * Names with `*` in them.
 *
 * @module
 */

/** Whether a name fits a pattern: `*` matches any characters, none included. */
export function matches(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) {
    return pattern === name;
  }
  const last = rest.pop() ?? "";
  let at = first.length;
  const inOrder = rest.every((piece) => {
    const found = name.indexOf(piece, at);
    at = found + piece.length;
    return found >= 0;
  });
  return (
    inOrder && name.startsWith(first) && name.endsWith(last) && name.length - last.length >= at
  );
}
