/**
 * The files of the page: bundled at the first request for one, or read where the package has them bundled.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

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

/** Where the sources are, in a repository. */
const sources = join(import.meta.dirname, "page");

/** Where the bundles are, in a package. */
const bundled = join(import.meta.dirname, "page-bundle");

interface Bundles {
  readonly script: string;
  readonly style: string;
}

/** Bundles the sources. */
async function bundle(): Promise<Bundles> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: { console: join(sources, "main.tsx"), style: join(sources, "style.css") },
    outdir: "page-bundle",
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2024",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
  });
  const { pictureStyle } = await import("../picture/picture-style.ts");
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  return { script: textOf(".js"), style: `${pictureStyle}${textOf(".css")}` };
}

/** Writes the bundles into a package. @param folder That of this module in the package. */
export async function writeBundles(folder: string): Promise<void> {
  const { script, style } = await bundle();
  await mkdir(join(folder, "page-bundle"), { recursive: true });
  await writeFile(join(folder, "page-bundle/console.js"), script);
  await writeFile(join(folder, "page-bundle/console.css"), style);
}

async function read(): Promise<Bundles> {
  const [script, style] = await Promise.all(
    ["console.js", "console.css"].map((name) => readFile(join(bundled, name), "utf8")),
  );
  return { script: script ?? "", style: style ?? "" };
}

let files: Promise<PageFiles> | undefined;

/** The files. They are made once for all runtimes of this process. */
export function pageFiles(): Promise<PageFiles> {
  files ??= (existsSync(sources) ? bundle() : read()).then(
    ({ script, style }) =>
      new Map([
        ["", { contentType: "text/html; charset=utf-8", body: html }],
        ["console.js", { contentType: "text/javascript; charset=utf-8", body: script }],
        ["console.css", { contentType: "text/css; charset=utf-8", body: style }],
      ]),
  );
  // A source that does not compile may do so at the next request.
  files.catch(() => {
    files = undefined;
  });
  return files;
}
