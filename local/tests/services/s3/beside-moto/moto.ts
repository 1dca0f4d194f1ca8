/**
 * moto in a process of its own, with the buckets of the tests.
 *
 * @see https://docs.getmoto.org/en/latest/docs/server_mode.html
 * @module
 */
import { type ChildProcess, spawn } from "node:child_process";
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";

/** Starts moto on a free port. */
export async function startMoto(): Promise<{
  readonly process: ChildProcess;
  readonly port: number;
}> {
  const process = spawn("moto_server", ["-H", "127.0.0.1", "-p", "0"]);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let said = "";
  const listen = (data: Buffer) => {
    said += data.toString();
    const port = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
    if (port !== undefined) {
      resolve(Number(port));
    }
  };
  process.stdout.on("data", listen);
  process.stderr.on("data", listen);
  process.once("exit", () => reject(new Error(`moto ended: ${said}`)));
  return { process, port: await promise };
}

/** Gives moto the buckets `plain`, `versioned` and `suspended`. */
export async function prepareMoto(port: number): Promise<void> {
  const client = new S3Client({
    region: "eu-west-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "KEY", secretAccessKey: "secret" },
  });
  const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
  for (const Bucket of ["plain", "versioned", "suspended"]) {
    await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  }
  for (const [Bucket, Status] of [
    ["versioned", "Enabled"],
    ["suspended", "Enabled"],
    ["suspended", "Suspended"],
  ] as const) {
    await client.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }),
    );
  }
  client.destroy();
}
