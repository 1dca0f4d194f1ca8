/**
 * The files of the page, which are made at the first request for one.
 *
 * @module
 */
import { type BundledPage, pageBundle } from "../page-bundle.ts";
import { pictureStyle } from "../picture/picture-style.ts";

/** A file of the page. */
export interface PageFile {
  readonly contentType: string;
  readonly body: string;
}

/** The files by name; the empty one is the page itself. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/**
 * What the page may do: run its own script, use its own style, and ask this server.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>touchline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/__local/console.css">
<script type="module" src="/__local/console.js"></script>
</head>
<body>
<div id="console"></div>
<noscript><p>The console needs JavaScript. Everything that it shows is a call of GET /__local/openapi.json.</p></noscript>
</body>
</html>
`;

/** Where the page is. */
export const consolePage: BundledPage = {
  folder: import.meta.dirname,
  name: "console",
  main: "main.tsx",
};

let files: Promise<PageFiles> | undefined;

/** The files. They are made once for all runtimes of this process. */
export function pageFiles(): Promise<PageFiles> {
  files ??= pageBundle(consolePage).then(
    ({ script, style }) =>
      new Map([
        ["", { contentType: "text/html; charset=utf-8", body: html }],
        ["console.js", { contentType: "text/javascript; charset=utf-8", body: script }],
        [
          "console.css",
          { contentType: "text/css; charset=utf-8", body: `${pictureStyle}${style}` },
        ],
      ]),
  );
  // A source that does not compile may do so at the next request.
  files.catch(() => {
    files = undefined;
  });
  return files;
}
