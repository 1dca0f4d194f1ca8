/**
 * The script and the style of a page: bundled from its sources, or read where the package has them bundled.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What a browser loads. */
export interface PageBundle {
  readonly script: string;
  readonly style: string;
}

/** A page in a folder of modules: its sources are in `page/`, and in a package its bundle is in `page-bundle/`. */
export interface BundledPage {
  /** That of the module that serves or writes the page. */
  readonly folder: string;
  /** Names of the script and the style in `page-bundle/`. */
  readonly name: string;
  /** The entry point of the script, in `page/`. */
  readonly main: string;
}

/** The bundle of a page. */
export function pageBundle(page: BundledPage): Promise<PageBundle> {
  return existsSync(join(page.folder, "page", page.main)) ? bundle(page) : read(page);
}

/** Writes the bundle of a page into a package. @param folder That of its module in the package. */
export async function writePageBundle(page: BundledPage, folder: string): Promise<void> {
  const { script, style } = await bundle(page);
  await mkdir(join(folder, "page-bundle"), { recursive: true });
  await writeFile(join(folder, `page-bundle/${page.name}.js`), script);
  await writeFile(join(folder, `page-bundle/${page.name}.css`), style);
}

async function bundle({ folder, main }: BundledPage): Promise<PageBundle> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: { script: join(folder, "page", main), style: join(folder, "page/style.css") },
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
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  return { script: textOf(".js"), style: textOf(".css") };
}

async function read({ folder, name }: BundledPage): Promise<PageBundle> {
  const file = (ending: string) => readFile(join(folder, `page-bundle/${name}.${ending}`), "utf8");
  const [script, style] = await Promise.all([file("js"), file("css")]);
  return { script, style };
}
