/**
 * The cache behaviors of the facade.
 *
 * @module
 */
import type * as pulumi from "@pulumi/pulumi";
import type { EdgeFunction } from "../components/edge-function.ts";
import type { FacadeRoute, GlobalFacadeArgs } from "../components/global-facade.ts";
import { sitePolicies } from "../components/site-policies.ts";
import type { Settings } from "../config.ts";
import { type ApiPolicies, apiPolicies, signInPolicies } from "./api-policies.ts";
import type { EdgeFunctions } from "./edge-functions.ts";
import { seasonPolicies } from "./season-policies.ts";

/** Arguments of {@link facadeRoutes}. */
interface FacadeRoutesArgs {
  readonly settings: Settings;
  readonly hasDesk: boolean;
  readonly edge: EdgeFunctions;
}

/** Routes in order of precedence; the website serves all other paths. */
export function facadeRoutes(
  { settings, hasDesk, edge }: FacadeRoutesArgs,
  opts: pulumi.CustomResourceOptions,
): Pick<GlobalFacadeArgs, "routes" | "fallback"> {
  const site = sitePolicies("facade", opts);
  const api = apiPolicies(
    "facade",
    { corsOrigins: settings.api.corsOrigins, debug: settings.debug },
    opts,
  );
  const routes = [
    {
      pathPattern: "/rugby_data.json",
      origin: "season",
      policies: seasonPolicies("facade", opts),
      functions: present(edge.seasonTables, edge.freshness, edge.versionStamp),
    },
    {
      pathPattern: "/v1/me",
      origin: "api",
      policies: api.own,
      allow: "read-across-sites",
      functions: present(edge.tokenGuard, edge.geoRouter, edge.versionStamp),
    },
    {
      pathPattern: "/v1/*",
      origin: "api",
      policies: api.shared,
      allow: "read-across-sites",
      functions: present(edge.geoRouter, edge.versionStamp),
    },
    ...(hasDesk ? [deskRoute(edge, api)] : []),
    ...(settings.signIn === undefined ? [] : signInRoutes(edge, api, opts)),
    {
      pathPattern: "/assets/*",
      origin: "site",
      policies: site,
      functions: present(edge.missingPage, edge.versionStamp),
    },
  ] as const;
  const fallback = {
    origin: "site",
    policies: site,
    functions: present(edge.missingPage, edge.versionStamp),
  };
  return { routes, fallback };
}

/** The functions that this stack has. */
function present(...functions: readonly (EdgeFunction | undefined)[]): readonly EdgeFunction[] {
  return functions.filter((each) => each !== undefined);
}

/** Behaviors with a VPC origin take functions on viewer events only. */
function deskRoute(edge: EdgeFunctions, api: ApiPolicies): FacadeRoute {
  return {
    pathPattern: "/desk/*",
    origin: "desk",
    policies: api.uncached,
    allow: "write",
    functions: present(edge.tokenGuard, edge.versionStamp),
  };
}

/** The sign-in API: what it answers belongs to one viewer, but for the key set and its description. */
function signInRoutes(
  edge: EdgeFunctions,
  api: ApiPolicies,
  opts: pulumi.CustomResourceOptions,
): readonly FacadeRoute[] {
  const functions = present(edge.versionStamp);
  return [
    {
      pathPattern: "/auth/*",
      origin: "sign-in",
      policies: signInPolicies("facade", api, opts),
      allow: "write",
      functions,
    },
    {
      pathPattern: "/.well-known/*",
      origin: "sign-in",
      policies: api.shared,
      allow: "read-across-sites",
      functions,
    },
  ];
}
