/**
 * Changes of a program whose effect is worth knowing: by name, each as a change of the model or of what was profiled.
 *
 * @module
 */
import type { Model } from "../../model/stack-model.ts";
import type {
  FunctionCall,
  Profile,
  ProfiledFunction,
  RequestClass,
} from "../profile/request-profile.ts";

/** A change of a program. */
export interface Variant {
  readonly name: string;
  /** What differs from the program, in a few words. */
  readonly about: string;
  /** Needs the runtime to be asked again. @default the model is as declared */
  readonly model?: (model: Model) => Model;
  /** @default the profile is as asked */
  readonly profile?: (profile: Profile) => Profile;
  /** Types of resources that it does without, which cost nothing while idle. @default none */
  readonly without?: readonly string[];
}

/** The changes that `--compare all` compares. */
export const variants: readonly Variant[] = [
  {
    name: "no-cache",
    about: "nothing is kept at the edge",
    profile: (profile) => withClasses(profile, (each) => ({ ...each, keeping: undefined })),
  },
  {
    name: "no-firewall",
    about: "no web ACL",
    model: (model) => ({ ...model, webAcls: new Map() }),
    without: ["aws:wafv2/webAcl:WebAcl"],
  },
  {
    name: "one-region",
    about:
      "every origin in the Region that answers most kinds of requests, without failover; idle costs as they are",
    profile: inOneRegion,
  },
  {
    name: "cloudfront-functions",
    about: "CloudFront Functions in place of Lambda@Edge for viewer events",
    profile: withCloudFrontFunctions,
  },
  {
    name: "origin-shield",
    about: "Origin Shield in the Region that answers most kinds of requests",
    profile: (profile) => ({ ...profile, originShield: busiestRegion(profile) }),
  },
  {
    name: "arm64",
    about: "functions in Regions on arm64, as fast as before",
    profile: (profile) => onArchitecture(profile, "arm64"),
  },
  {
    name: "x86_64",
    about: "functions in Regions on x86_64, as fast as before",
    profile: (profile) => onArchitecture(profile, "x86_64"),
  },
  {
    name: "no-token-cache",
    about: "edge functions verify every token again",
    profile: (profile) => ({ ...profile, remembersTokens: false }),
  },
];

function withClasses(profile: Profile, change: (each: RequestClass) => RequestClass): Profile {
  return { ...profile, classes: profile.classes.map(change) };
}

/** The Region that most classes of requests reach in the end; `undefined` where origins are elsewhere. */
function busiestRegion({ classes }: Profile): string | undefined {
  const regions = classes.flatMap(({ attempts }) => attempts.at(-1)?.region ?? []);
  const counted = [...Map.groupBy(regions, (region) => region)].map(
    ([region, { length }]) => [region, length] as const,
  );
  return counted.sort(([, one], [, other]) => other - one)[0]?.[0];
}

function inOneRegion(profile: Profile): Profile {
  const home = busiestRegion(profile);
  const apis = profile.classes
    .flatMap(({ attempts }) => attempts)
    .filter(({ region }) => region === home);
  return withClasses(profile, (each) => ({
    ...each,
    attempts: each.attempts.slice(-1).map((attempt) => ({
      ...attempt,
      region: attempt.region && home,
      // An API of the same kind in that Region has the throttle that counts.
      api: apis.find(({ kind }) => kind === attempt.kind)?.api ?? attempt.api,
    })),
  }));
}

function withCloudFrontFunctions(profile: Profile): Profile {
  const { functions } = profile;
  // A function may run at origin events as well, where it stays what it is.
  const twins = functions.map(
    (each): ProfiledFunction => ({
      ...each,
      kind: "cloudfront-function",
      memoryMb: 0,
    }),
  );
  const atEdge = (calls: readonly FunctionCall[]) =>
    calls.map((call) => ({ ...call, function: call.function + functions.length }));
  return {
    ...withClasses(profile, (each) => ({
      ...each,
      viewerRequest: atEdge(each.viewerRequest),
      viewerResponse: atEdge(each.viewerResponse),
    })),
    functions: [...functions, ...twins],
  };
}

function onArchitecture(profile: Profile, architecture: ProfiledFunction["architecture"]): Profile {
  return {
    ...profile,
    functions: profile.functions.map((each) =>
      each.kind === "lambda" ? { ...each, architecture } : each,
    ),
  };
}
