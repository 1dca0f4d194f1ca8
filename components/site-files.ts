/**
 * A front end, turned into files that can be served.
 *
 * @module
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { build } from "esbuild";

/** One file of a built site. */
export interface SiteFile {
  /** Path below the root, without a leading slash. */
  readonly key: string;
  /** What it is for, the same from build to build: `main.js` for `assets/main-4JQ2.js`. */
  readonly role: string;
  readonly contentType: string;
  readonly text: string;
  /** True when the key changes with the content, so that it may be kept for ever. */
  readonly hashed: boolean;
}

/** The entry page. It names the others, so it is the one file that may never be kept. */
const page = "index.html";

const contentTypes: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * Builds a site: every script and style sheet that the entry page names becomes a hashed file under
 * `assets/`, and the page is written to name those.
 *
 * @param folder With an `index.html`; relative to the program's working directory.
 */
export async function buildSite(folder: string): Promise<readonly SiteFile[]> {
  const source = fs.readFileSync(path.join(folder, page), "utf8");
  const entries = [...source.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  const { outputFiles, metafile } = await build({
    absWorkingDir: process.cwd(),
    entryPoints: entries.map((entry) => path.join(folder, entry)),
    outdir: path.join(folder, "assets"),
    entryNames: "[name]-[hash]",
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    loader: { ".svg": "copy" },
    legalComments: "none",
    logLevel: "silent",
  });

  const outputs = Object.entries(metafile.outputs).map(([output, { entryPoint = output }]) => ({
    entry: path.relative(folder, entryPoint),
    key: path.relative(folder, output).replaceAll(path.sep, "/"),
  }));
  const files = outputFiles.map((file) => {
    const key = path.relative(path.resolve(folder), file.path).replaceAll(path.sep, "/");
    const extension = path.extname(key);
    const role = path.basename(key).replace(/-[^-]+$/, extension);
    const contentType = contentTypes[extension] ?? "application/octet-stream";
    return { key, role, contentType, text: file.text, hashed: true };
  });
  const built = outputs.reduce(
    (text, { entry, key }) => text.replaceAll(`"./${entry}"`, `"/${key}"`),
    source,
  );
  return [
    { key: page, role: page, contentType: "text/html; charset=utf-8", text: built, hashed: false },
    ...files,
  ];
}
