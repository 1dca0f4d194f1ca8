/**
 * The components package, installed in a project that is not this one.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "mocha";
import { root } from "../stacks/recorded.ts";
import { Project } from "./installation.ts";

const program = `
import * as pulumi from "@pulumi/pulumi";
import { PrivateBucket } from "touchline-components/private-bucket";

const registered: string[] = [];
await pulumi.runtime.setMocks({
  newResource: ({ type, name, inputs }) => {
    registered.push(type);
    return { id: name, state: inputs };
  },
  call: ({ inputs }) => inputs,
});
const bucket: PrivateBucket = new PrivateBucket("reports", { region: "eu-west-1" });
const region: string = bucket.region;
await pulumi.runtime.disconnect();
console.log(JSON.stringify([region, registered.filter((type) => type === "aws:s3/bucket:Bucket")]));
`;

/** Bundles a handler whose SDK would search for credentials. */
const bundling = `
import { bundle } from "touchline-components/bundle";
console.log(await bundle({ entry: "handler.ts", config: {}, maxBytes: 10_000 }));
`;

const handlerOfSdk = `
import { defaultProvider } from "@aws-sdk/credential-provider-node";
export const handler = defaultProvider();
`;

describe("the components package", () => {
  const project = new Project();
  let files: readonly string[] = [];
  before(() => {
    files = project.install("components");
    project.write("main.ts", program);
  });
  after(() => project.remove());

  it("contains JavaScript, declarations, a README and a license, and no source or test", () => {
    assert.ok(files.includes("dist/components/private-bucket.js"));
    assert.ok(files.includes("dist/components/private-bucket.d.ts"));
    assert.ok(files.includes("LICENSE"));
    const others = files.filter(
      (file) =>
        !/^(dist\/(components|aws)\/.*\.(js|d\.ts)|package\.json|LICENSE|README\.md)$/.test(file),
    );
    assert.deepEqual(others, []);
  });

  it("runs in a program under Pulumi's mocks", () => {
    assert.equal(project.node("main.ts").trim(), '["eu-west-1",["aws:s3/bucket:Bucket"]]');
  });

  it("bundles handlers with credentials from the environment, without the SDK's search", () => {
    project.write("handler.ts", handlerOfSdk);
    project.write("bundling.ts", bundling);
    assert.match(project.node("bundling.ts"), /AWS_SESSION_TOKEN/);
  });

  it("type-checks in strict mode, its own declarations included, without allowImportingTsExtensions", () => {
    project.link("@types/node");
    project.write(
      "tsconfig.json",
      JSON.stringify({
        compilerOptions: {
          strict: true,
          module: "NodeNext",
          target: "ES2022",
          types: ["node"],
          noEmit: true,
        },
        files: ["main.ts"],
      }),
    );
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [compiler, "--project", project.folder], {
      encoding: "utf8",
    });
    const own = stdout
      .split("\n")
      .filter((line) => /^(main\.ts|node_modules\/touchline)/.test(line));
    assert.deepEqual(own, []);
  });
});
