/**
 * Builds the files of a website.
 *
 * @module
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { build } from "esbuild";

/** A file of a website. */
export interface SiteFile {
  /** Object key: the path without the leading slash. */
  readonly key: string;
  /** Name that stays the same from build to build, unique in the site: `main.js` for `assets/main-4JQ2.js`. */
  readonly role: string;
  /** `Content-Type` of the response. */
  readonly contentType: string;
  /** Content. */
  readonly text: string;
  /** Whether the key changes with the content, so that the file can be cached for a year. */
  readonly hashed: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * Builds a site with esbuild: every script and style sheet that a page references as `./…` becomes a file under `assets/`
 * with a hash in its name, and the page is changed to reference those. Pages are the `.html` files of the folder; they are
 * revalidated on every request, since they name the other files.
 *
 * @param folder Contains `index.html`, and other pages; relative to the program's working directory.
 * @throws when `index.html` cannot be read or a file does not build.
 */
export async function buildSite(folder: string): Promise<readonly SiteFile[]> {
  const pages = pagesOf(folder);
  const entries = new Set(
    pages.flatMap(({ source }) =>
      [...source.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1] ?? ""),
    ),
  );
  const { outputFiles, metafile } = await build({
    absWorkingDir: process.cwd(),
    entryPoints: [...entries].map((entry) => path.join(folder, entry)),
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
  const built = pages.map(({ name, source }) => ({
    key: name,
    role: name,
    contentType: "text/html; charset=utf-8",
    text: outputs.reduce(
      (text, { entry, key }) => text.replaceAll(`"./${entry}"`, `"/${key}"`),
      source,
    ),
    hashed: false,
  }));
  return [...built, ...files];
}

/** The pages of a site, `index.html` first. */
function pagesOf(folder: string): readonly { readonly name: string; readonly source: string }[] {
  const entry = "index.html";
  const others = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".html") && name !== entry)
    .sort();
  return [entry, ...others].map((name) => ({
    name,
    source: fs.readFileSync(path.join(folder, name), "utf8"),
  }));
}
