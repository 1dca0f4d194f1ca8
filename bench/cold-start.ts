/**
 * The claim: a cold start of `season-tables` takes less time than one of a default bundle with the SDK.
 *
 * Measures load and first call in a new process, with S3 on loopback, without the start of Lambda.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { type BuildOptions, build } from "esbuild";
import { bundle } from "../components/bundle.ts";
import { s3Object, startFakeS3 } from "../tests/functions/fake-s3.ts";
import { type Claim, compare, interleaved } from "./figures.ts";

/** What people type: no fields chosen, nothing stubbed. */
const byDefault: BuildOptions = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node24",
};

const ourConfig = {
  season: { bucket: "bucket", key: "rugby_data.json", region: "eu-west-1" },
  freshness: {
    matchDays: [],
    matchDaySeconds: 10,
    betweenMatchDaysMaxSeconds: 600,
    browserMaxSeconds: 60,
    staleWhileRevalidateSeconds: 30,
    staleIfErrorSeconds: 600,
  },
};

const floor = "empty handler";
const peer = "SigV4 by hand, node:http";
const ours = "season-tables";

/** Measures it. */
export async function coldStart({ rounds = 9 } = {}): Promise<Claim> {
  const folder = await mkdtemp(join(tmpdir(), "touchline-bench-"));
  const s3 = await startFakeS3();
  s3.respond = s3Object(await readFile("data/rugby_data.json"), '"season"');
  const run = promisify(execFile);
  const environment = {
    PATH: "",
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  };
  const subject = (file: string) => async () => {
    const { stdout } = await run(process.execPath, ["bench/cold-start/runner.ts", file], {
      env: environment,
    });
    return Number(stdout.trim().split("\n").at(-1));
  };
  const built = async (name: string, options: BuildOptions) => {
    const outfile = join(folder, `${name}.${options.format === "esm" ? "mjs" : "cjs"}`);
    await build({ ...options, entryPoints: [`bench/cold-start/${name}.ts`], outfile });
    return outfile;
  };
  try {
    const bundled = join(folder, "season-tables.mjs");
    const text = await bundle({
      entry: "functions/edge/season-tables.ts",
      config: ourConfig,
      maxBytes: 50 * 1024 * 1024,
    });
    await writeFile(bundled, text);
    const files = [
      await built("empty", { ...byDefault, format: "esm" }),
      await built("signed-by-hand", { ...byDefault, format: "esm" }),
      bundled,
      await built("sdk-by-default", { ...byDefault, format: "cjs" }),
    ];
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    const samples = await interleaved(rounds, files.map(subject));
    const names = [floor, peer, ours, "@aws-sdk/client-s3, default bundle"];
    const sized = names.map(
      (name, index) => `${name}, ${Math.ceil((sizes[index] ?? 0) / 1024)} KiB`,
    );
    return {
      title: "Cold start of season-tables",
      figures: compare(names, samples, (value) => `${value.toFixed(1)} ms`),
      goals: [
        {
          what: "A cold start of season-tables",
          ours,
          peer,
          floor,
          of: "peer",
          direction: "at most",
          limit: 1.3,
        },
      ],
      note: `Load and first call in a fresh process, median of ${rounds} rounds. Bundles: ${sized.join("; ")}.`,
    };
  } finally {
    await s3.close();
    await rm(folder, { recursive: true, force: true });
  }
}
