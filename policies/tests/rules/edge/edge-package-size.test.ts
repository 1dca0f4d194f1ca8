import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asset } from "@pulumi/pulumi";
import { after } from "mocha";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { Content, unknown } from "../../../reading/value.ts";
import { edgePackageSize } from "../../../rules/edge/edge-package-size.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const quota = 52_428_800;

const folder = mkdtempSync(join(tmpdir(), "package-"));
after(() => rmSync(folder, { recursive: true }));

/** A file of so many bytes that no compression makes smaller. */
function file(name: string, bytes: number): string {
  const path = join(folder, name);
  writeFileSync(path, randomBytes(bytes));
  return path;
}

const small = { settings: { maxBytes: 1000 } };

function withCode(code: object, inside: readonly string[] = ["touchline:edge:EdgeFunction"]) {
  return resource(functionType, { inside, props: { code: new Content(code) } });
}

function archive(text: string) {
  return new asset.AssetArchive({ "index.mjs": new asset.StringAsset(text) });
}

describeRule(edgePackageSize, {
  passes: [
    { title: "the quota", given: withCode(archive("a".repeat(1000))), ...small },
    {
      title: "what is small once compressed",
      given: withCode(archive("a".repeat(9999))),
      ...small,
    },
    {
      title: "a zip of the quota",
      given: withCode(new asset.FileArchive(file("quota.zip", 1000))),
      ...small,
    },
    {
      title: "a file that is not at hand",
      given: withCode(new asset.FileArchive("nowhere/code.zip")),
      ...small,
    },
    {
      title: "an asset that is not at hand",
      given: withCode(new asset.AssetArchive({ a: new asset.FileAsset("nowhere/a.mjs") })),
      ...small,
    },
    {
      title: "code that is somewhere else",
      given: withCode(new asset.RemoteArchive("https://example.com/code.zip")),
      ...small,
    },
    { title: "what is neither", given: withCode({}), ...small },
    {
      title: "code that is not known yet",
      given: resource(functionType, {
        inside: ["touchline:edge:EdgeFunction"],
        props: { code: unknown },
      }),
    },
    {
      title: "a function of a Region",
      given: withCode(new asset.FileArchive(file("region.zip", 1001)), []),
      ...small,
    },
  ],
  violates: [
    {
      title: "one byte more, in a zip",
      given: withCode(new asset.FileArchive(file("more.zip", 1001))),
      ...small,
      reports: ["example-function code has 1001 bytes; write a bundle of at most 1000"],
    },
    {
      title: "files that are large once compressed, too",
      given: withCode(new asset.AssetArchive({ a: new asset.FileAsset(file("a.mjs", 2000)) })),
      ...small,
      reports: ["example-function code has 2005 bytes; write a bundle of at most 1000"],
    },
    {
      title: "a folder of them",
      given: withCode(new asset.FileArchive(folder)),
      ...small,
      reports: ["example-function code has 5022 bytes; write a bundle of at most 1000"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["code"], {
        asset: "file",
        path: file("large.zip", quota + 1),
      }),
    reports: [`freshness-function code has ${quota + 1} bytes; write a bundle of at most ${quota}`],
  },
});
