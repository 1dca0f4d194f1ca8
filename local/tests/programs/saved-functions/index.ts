import * as crypto from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as esbuild from "esbuild";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});

/** Bundles a source, with a constant before it. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
  });
  return `const CONFIG = {};${outputFiles[0]?.text}`;
}

function functionOf(name: string, code: pulumi.Input<string>, environment = {}) {
  return new aws.lambda.Function(name, {
    runtime: "nodejs22.x",
    handler: "index.handler",
    role: role.arn,
    publish: true,
    environment: { variables: environment },
    code: pulumi.output(code).apply(
      (text) =>
        new pulumi.asset.AssetArchive({
          "index.js": new pulumi.asset.StringAsset(text),
          "words.json": new pulumi.asset.FileAsset("data/words.json"),
        }),
    ),
  });
}

const [greetCode, countCode] = await Promise.all([bundle("greet.ts"), bundle("count.ts")]);
const greet = functionOf("greet", greetCode);
// A part of a digest: what no one can tell from the bundle alone, if the stack asks for it.
const build = new pulumi.Config().getBoolean("stamped")
  ? crypto.createHash("sha256").update(greetCode).digest("hex").slice(0, 8)
  : "none";
functionOf("count", countCode, { BUILD: build });

await esbuild.build({ entryPoints: ["written.ts"], outdir: "dist", platform: "node", format: "cjs" });
new aws.lambda.Function("written", {
  runtime: "nodejs22.x",
  handler: "written.handler",
  role: role.arn,
  code: new pulumi.asset.FileArchive("dist"),
});

const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP", target: greet.arn });
new aws.lambda.Permission("api", {
  action: "lambda:InvokeFunction",
  function: greet.name,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
});

export const codeSha256 = greet.codeSha256;
