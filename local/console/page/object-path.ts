/**
 * Where an object is below `/__local/`.
 *
 * @module
 */

/** The path of an object below `/__local/`. */
export function objectPath(bucket: string, key: string): string {
  const segments = key.split("/").map(encodeURIComponent).join("/");
  return `objects/${encodeURIComponent(bucket)}/${segments}`;
}
