/**
 * The path to open after signing in.
 *
 * @module
 */

/**
 * An absolute path, perhaps with query and fragment, in printable ASCII. Browsers read `//` and `/\` as the start of another
 * host, and remove tabs and line breaks before they do.
 *
 * @see https://url.spec.whatwg.org/#url-parsing
 */
const samePath = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}$/;

/**
 * Returns the path if it is one of this site, else `/`. Paths of the sign-in API are not opened: they are its own.
 *
 * @throws never
 */
export function nextPath(given: string | undefined): string {
  return given !== undefined && samePath.test(given) && !/^\/auth\//i.test(given) ? given : "/";
}
