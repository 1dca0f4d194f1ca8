/**
 * A package of this repository as `npm pack` makes it, installed in an empty project outside of it.
 *
 * No registry is reached: the tarball is unpacked as npm would do it, and each package that its manifest declares, and no
 * other, is linked from this repository's own installation.
 *
 * @module
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { root } from "../stacks/recorded.ts";
import { exclusively } from "./exclusive.ts";

interface Manifest {
  readonly name: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** An empty project with packages of this repository in its `node_modules`. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "touchline-installed-"));
  readonly #links = new Set<string>();

  constructor() {
    this.write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  }

  /**
   * Packs and unpacks one package.
   *
   * @param workspace Folder of the package: `components`.
   * @returns the paths in the tarball.
   */
  install(workspace: string): readonly string[] {
    // Packing builds into the folder of the package, which the test files of other processes pack too.
    const packed = exclusively(join(root, ".touchline", `pack-${workspace}.lock`), () =>
      execFileSync(
        "npm",
        ["pack", "--workspace", workspace, "--pack-destination", this.folder, "--json"],
        { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
      ),
    );
    const { name, filename, files } = tarballOf(packed);
    const folder = join(this.folder, "node_modules", name);
    mkdirSync(folder, { recursive: true });
    const tarball = join(this.folder, filename);
    execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
    for (const dependency of Object.keys(declared)) {
      this.link(dependency);
    }
    for (const [command, file] of Object.entries(manifest.bin ?? {})) {
      this.#symlink(join(folder, file), join("node_modules/.bin", command));
    }
    return files;
  }

  /** Makes a package of this repository's installation available to the project. */
  link(dependency: string): void {
    this.#symlink(join(root, "node_modules", dependency), join("node_modules", dependency));
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs a program of this Node in the project. */
  node(...args: readonly string[]): string {
    return execFileSync(process.execPath, args, { cwd: this.folder, encoding: "utf8" });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #symlink(target: string, path: string): void {
    if (!this.#links.has(path)) {
      this.#links.add(path);
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      symlinkSync(target, join(this.folder, path));
    }
  }
}

interface Tarball {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly string[];
}

/** npm 11 prints a list of packages, npm 12 a map by name; what `prepack` prints comes before either. */
function tarballOf(printed: string): Tarball {
  const json: unknown = JSON.parse(printed.slice(printed.search(/^[[{]/m)));
  const [packed] = Object.values(json as Record<string, unknown>) as {
    readonly name: string;
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  if (packed === undefined) {
    throw new Error(`npm pack printed no package: ${printed}`);
  }
  return { ...packed, files: packed.files.map(({ path }) => path) };
}
