/**
 * The local runtime's package, installed in a project that is not this one.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "mocha";
import { Project } from "./installation.ts";

/** A program as someone else writes it: one bucket, one object, one distribution. */
const program = `
import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("pages");
new aws.s3.BucketObjectv2("index", {
  bucket: bucket.bucket, key: "index.html", content: "<h1>Hello</h1>", contentType: "text/html",
});
const control = new aws.cloudfront.OriginAccessControl("control", {
  originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4",
});
const cdn = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  defaultRootObject: "index.html",
  origins: [{
    originId: "pages", domainName: bucket.bucketRegionalDomainName, originAccessControlId: control.id,
  }],
  defaultCacheBehavior: {
    targetOriginId: "pages",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});
new aws.s3.BucketPolicy("readable", {
  bucket: bucket.bucket,
  policy: cdn.arn.apply((arn) => JSON.stringify({
    Version: "2012-10-17",
    Statement: [{
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::*/*",
      Condition: { StringEquals: { "AWS:SourceArn": arn } },
    }],
  })),
});
`;

// biome-ignore lint/style/noProcessEnv: which Node a command finds depends on PATH
const environment = process.env;

/** The Node that users of Node 20 have: the first on PATH that is not this repository's own. */
function olderNode(): string | undefined {
  const folders = (environment["PATH"] ?? "").split(delimiter);
  return folders
    .filter((folder) => !folder.includes("node_modules"))
    .map((folder) => join(folder, "node"))
    .find((file) => {
      const { stdout } = spawnSync(file, ["-p", "parseInt(process.versions.node)"], {
        encoding: "utf8",
      });
      return Number(stdout) < 24;
    });
}

describe("the local runtime's package", () => {
  const project = new Project();
  const command = join(project.folder, "node_modules/.bin/touchline");
  let files: readonly string[] = [];
  before(() => {
    files = project.install("local");
    project.link("@pulumi/aws");
    project.link("@types/node");
    project.write("Pulumi.yaml", "name: pages\nruntime: nodejs\n");
    project.write("Pulumi.dev.yaml", "config:\n  aws:region: eu-west-1\n");
    project.write("index.ts", program);
  });
  after(() => project.remove());

  it("contains the command, JavaScript, declarations, a README and a license, and no source or test", () => {
    const others = files.filter(
      (file) =>
        !/^(bin\/touchline\.mjs|dist\/(local|aws)\/.*\.(js|d\.ts)|dist\/local\/(console|forecast\/report)\/page-bundle\/\w+\.css|package\.json|LICENSE|README\.md)$/.test(
          file,
        ),
    );
    assert.deepEqual(others, []);
    assert.ok(files.includes("dist/local/start-local.d.ts"));
  });

  it("prints its help", () => {
    assert.match(project.node(command, "--help"), /^touchline <command> \[options\]\n/);
  });

  it("runs on an older Node by starting itself on a newer one, or names what it needs", function () {
    const node = olderNode();
    if (node === undefined) {
      this.skip();
    }
    const found = spawnSync(node, [command, "--help"], {
      cwd: project.folder,
      env: { ...environment, PATH: join(process.execPath, "..") },
      encoding: "utf8",
    });
    assert.match(found.stdout, /^touchline <command> \[options\]\n/);
    const missing = spawnSync(node, [command, "--help"], {
      cwd: project.folder,
      env: { ...environment, PATH: "" },
      encoding: "utf8",
    });
    assert.deepEqual([missing.status, missing.stdout], [1, ""]);
    assert.match(missing.stderr, /^touchline needs Node 24\.12 or newer, this is v\d+/);
  });

  it("serves a program, and leaves nothing behind when it is stopped", async () => {
    const child = spawn(process.execPath, [command, "serve", "--port", "0", "--s3-port", "0"], {
      cwd: project.folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const lines: string[] = [];
    const complaints: string[] = [];
    child.stderr.setEncoding("utf8").on("data", (text: string) => complaints.push(text));
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        lines.push(line);
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
        if (url !== undefined) {
          const response = await fetch(url, { headers: { accept: "text/html" } });
          assert.deepEqual([response.status, await response.text()], [200, "<h1>Hello</h1>"]);
          for (const file of ["", "console.js", "console.css"]) {
            assert.equal((await fetch(`${url}/__local/${file}`)).status, 200, file);
          }
          return;
        }
      }
      assert.fail([...lines, ...complaints].join("\n"));
    } finally {
      child.kill("SIGTERM");
      await ended;
    }
    assert.ok(!readdirSync(project.folder).includes("index.js"));
  });
});
