/**
 * A release of a stack on AWS, by the Pulumi CLI and the AWS CLI.
 *
 * @module
 */
import { ReleaseError } from "./release-error.ts";
import {
  dividedFunctions,
  type ReleaseConfig,
  type ReleaseFunction,
  type ReleaseState,
  readState,
  settingsText,
} from "./release-state.ts";
import type { AlarmState, ReleaseTarget, Share } from "./release-target.ts";
import type { Ended, RunProcess } from "./run-process.ts";

/** What the target uses. */
export interface AwsTargetPorts {
  readonly run: RunProcess;
  /**
   * A copy of the stack file, which the CLI may write settings into.
   *
   * @returns its path.
   */
  readonly copyStackFile: (stack: string) => Promise<string>;
  /** Whether a file exists. */
  readonly hasFile: (path: string) => boolean;
  readonly nowMs: () => number;
}

/** Seconds of the metrics that a status shows. */
const shownSeconds = 900;

/** The Region of CloudFront's metrics. */
const global = "us-east-1";

/** Alarms that one call describes, at most. */
const describedAlarms = 100;

/** @throws never; its methods throw {@link ReleaseError}. */
export function awsTarget(stack: string, ports: AwsTargetPorts): ReleaseTarget {
  const { run, nowMs } = ports;

  async function ask(command: string, args: readonly string[]): Promise<unknown> {
    const { stdout } = await succeeded(command, args, run(command, args));
    try {
      return stdout.trim() === "" ? {} : JSON.parse(stdout);
    } catch (cause) {
      throw new ReleaseError(`${command} ${args.join(" ")} printed no JSON`, { cause });
    }
  }

  const aws = (region: string, ...args: readonly string[]) =>
    ask("aws", [...args, "--region", region, "--output", "json"]);

  /** The sum of a metric by its dimensions. */
  async function sumOf(
    region: string,
    [namespace, metric]: readonly [string, string],
    dimensions: Readonly<Record<string, string>>,
  ): Promise<number> {
    const time = (ms: number) => new Date(ms).toISOString();
    const { Datapoints } = (await aws(
      region,
      ...["cloudwatch", "get-metric-statistics", "--namespace", namespace],
      ...["--metric-name", metric, "--statistics", "Sum", "--period", String(shownSeconds)],
      ...["--start-time", time(nowMs() - shownSeconds * 1000), "--end-time", time(nowMs())],
      "--dimensions",
      ...Object.entries(dimensions).map(([name, value]) => `Name=${name},Value=${value}`),
    )) as { readonly Datapoints: readonly { readonly Sum: number }[] };
    return Datapoints.reduce((sum, { Sum }) => sum + Sum, 0);
  }

  const packConfig = `policies/config/${stack}.json`;
  const upArguments = (config: ReleaseConfig, file: string): readonly string[] => [
    ...["--no-install", "pulumi", "up", "--stack", stack, "--config-file", file],
    ...["--yes", "--non-interactive", "--color", "never", "--policy-pack", "policies"],
    ...(ports.hasFile(packConfig) ? ["--policy-pack-config", packConfig] : []),
    ...Object.entries(config).flatMap(([key, value]) => ["--config", `touchline:${key}=${value}`]),
  ];
  const aliasArguments = ({ region, name, live }: ReleaseFunction): readonly string[] => [
    ...["lambda", "update-alias", "--function-name", name, "--name", "live"],
    ...["--function-version", live, "--routing-config", "AdditionalVersionWeights={}"],
    ...["--region", region, "--output", "json"],
  ];

  return {
    title: `${stack} on AWS`,
    isHarmless: false,
    sharesOf: `in the last ${shownSeconds / 60} minutes`,
    pollMs: 30_000,
    async observe() {
      const args = ["--no-install", "pulumi", "stack", "output", "--stack", stack, "--json"];
      return readState(await ask("npx", args), `the stack ${stack}`);
    },
    async alarming({ alarms }) {
      const calls = inCalls(alarms).map(([region, names]) =>
        alarmsOn(() =>
          aws(
            region,
            ...["cloudwatch", "describe-alarms", "--state-value", "ALARM", "--alarm-names"],
            ...names,
          ),
        ).then((on) => on.map((name): AlarmState => ({ region, name }))),
      );
      return (await Promise.all(calls)).flat();
    },
    async shares(state) {
      const { distributionId, stagingDistributionId } = state;
      const requests = (id: string) =>
        sumOf(global, ["AWS/CloudFront", "Requests"], { DistributionId: id, Region: "Global" });
      const sides = [
        ["primary", distributionId],
        ["staging", stagingDistributionId],
      ].filter(([, id]) => stagingDistributionId !== "" && id !== "") as [string, string][];
      const ofDistribution = sides.map(
        async ([side, id]): Promise<Share> => ({
          of: "distribution",
          side,
          requests: await requests(id),
        }),
      );
      const ofFunctions = dividedFunctions(state).flatMap(([of, { region, name, live, newest }]) =>
        [live, newest].map(
          async (side): Promise<Share> => ({
            of,
            side,
            requests: await sumOf(region, ["AWS/Lambda", "Invocations"], {
              FunctionName: name,
              Resource: `${name}:live`,
              ExecutedVersion: side,
            }),
          }),
        ),
      );
      return Promise.all([...ofDistribution, ...ofFunctions]);
    },
    stopCanary: {
      command: (each) => ["aws", ...aliasArguments(each)].join(" "),
      async run(each) {
        const args = aliasArguments(each);
        await succeeded("aws", args, run("aws", args));
      },
    },
    deploy: {
      command: (config) =>
        `pulumi up --stack ${stack} with the policy pack and ${settingsText(config)}`,
      async run(config) {
        const args = upArguments(config, await ports.copyStackFile(stack));
        await succeeded("npx", args, run("npx", args, true));
      },
    },
  };
}

/** Waits for a command. @throws {ReleaseError} when it failed, with the end of what it printed. */
export async function succeeded(
  command: string,
  args: readonly string[],
  running: Promise<Ended>,
): Promise<Ended> {
  const ended = await running.catch((cause: unknown) => {
    throw new ReleaseError(`${command} cannot be started: ${(cause as Error).message}`, { cause });
  });
  if (ended.status !== 0) {
    const said = ended.stderr.trim().split("\n").slice(-5).join("\n  ");
    throw new ReleaseError(
      `${command} ${args.slice(0, 6).join(" ")} … ended with ${ended.status}\n  ${said}`,
    );
  }
  return ended;
}

/** Alarms by Region, as many as one call takes. */
function inCalls(alarms: ReleaseState["alarms"]): readonly (readonly [string, string[]])[] {
  const regions = [...new Set(alarms.map(({ region }) => region))];
  return regions.flatMap((region) => {
    const names = alarms.filter((each) => each.region === region).map(({ name }) => name);
    const calls: [string, string[]][] = [];
    for (let at = 0; at < names.length; at += describedAlarms) {
      calls.push([region, names.slice(at, at + describedAlarms)]);
    }
    return calls;
  });
}

async function alarmsOn(describe: () => Promise<unknown>): Promise<readonly string[]> {
  const { MetricAlarms } = (await describe()) as {
    readonly MetricAlarms?: readonly { readonly AlarmName: string }[];
  };
  return (MetricAlarms ?? []).map(({ AlarmName }) => AlarmName);
}
