/** Who may import whom: files matching `from` may reach only what is left open. */
const only = (name, from, ...open) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { pathNot: open },
});

/** Node's own modules, by what they are for. */
const node = (...names) => `^(node:)?(${names.join("|")})$`;

/** The groups of the CloudFront runtime: each builds on those before it, and the pipeline on all. */
const cloudFrontGroups = [
  "headers",
  "errors",
  "request",
  "lambda",
  "origin",
  "functions",
  "cache",
  "answer",
];
const cloudFrontOrder = cloudFrontGroups.map((group, at) => ({
  name: `cloudfront-${group}-in-order`,
  severity: "error",
  from: { path: `^local/services/cloudfront/${group}/` },
  to: {
    path: `^local/services/cloudfront/(${[...cloudFrontGroups.slice(at + 1), "pipeline"].join("|")})[/.]`,
  },
}));

module.exports = {
  forbidden: [
    only("core-is-pure", "^functions/core/", "^functions/core/", "^functions/contract\\.ts$"),
    only(
      "adapters-know-core",
      "^functions/adapters/",
      "^functions/(adapters|core)/",
      "^functions/contract\\.ts$",
      "aws-lambda",
      "@aws-sdk/",
      "@smithy/",
      "jose",
      "hono",
      node(
        "buffer",
        "crypto",
        "http",
        "https",
        "process",
        "stream",
        "stream/consumers",
        "timers/promises",
      ),
    ),
    only(
      "handlers-compose",
      "^functions/(edge|api|desk|events|auth)/",
      "^functions/",
      "aws-lambda",
      "hono",
    ),
    // What AWS is: values, and nothing that decides.
    only("facts-are-data", "^aws/", "^aws/"),
    only(
      "components-are-reusable",
      "^components/(?!tests/)",
      "^components/(?!tests/)",
      "^aws/",
      "@pulumi/(pulumi|aws|awsx|random)",
      "esbuild",
      node("crypto", "fs", "path", "process", "url"),
    ),
    only(
      "facade-composes-components",
      "^facade/",
      "^(facade|components|config|aws)/",
      "^config\\.ts$",
      "^functions/contract\\.ts$",
      "@pulumi/(pulumi|aws|random|tls)",
      node("crypto", "fs"),
    ),
    // A program of its own, deployed by other people than those whose rights it declares.
    only("ci-stands-alone", "^ci/", "^ci/", "@pulumi/(pulumi|aws)", node("fs", "path")),
    // Programs of other people: they see what the packages export, and nothing else of this repository.
    only(
      "examples-use-packages",
      "^examples/",
      "^examples/",
      "^components/(?!tests/)",
      "@pulumi/(pulumi|aws)",
      "aws-lambda",
      "mocha",
      node("assert/strict", "fs", "path", "process"),
    ),
    only(
      "settings-know-the-contract",
      "^config(/|\\.ts$)",
      "^(config|aws)/",
      "^functions/contract\\.ts$",
      "@pulumi/pulumi",
    ),
    only(
      "program-composes",
      "^index\\.ts$",
      "^(facade|components)/",
      "^config\\.ts$",
      // The one thing the program asks the functions: whether a season is one. It must publish nothing they refuse.
      "^functions/core/read-season\\.ts$",
      "@pulumi/pulumi",
    ),
    // A runtime that shares code with what it runs confirms its mistakes.
    {
      name: "local-stands-alone",
      severity: "error",
      from: { path: "^local/(?!tests/)" },
      to: { path: "^(functions|components|facade|config|policies|site)[/.]" },
    },
    // Inside local/: program → declare; model → program, services; server → model, services. Never the other direction.
    only(
      "local-declarations-are-answers",
      "^local/declare/",
      "^local/declare/",
      "^local/account-id\\.ts$",
      "^local/program/(graph|values)\\.ts$",
      "^aws/",
      node("buffer", "crypto", "fs", "path"),
    ),
    {
      name: "local-evaluation-knows-declarations",
      severity: "error",
      from: { path: "^local/(program|policy)/" },
      to: { path: "^local/(model|services|server|http|console|picture)/" },
    },
    {
      name: "local-model-knows-no-server",
      severity: "error",
      from: { path: "^local/model/" },
      to: { path: "^local/(server|policy|declare|console|picture)/" },
    },
    {
      name: "local-server-knows-no-console",
      severity: "error",
      from: { path: "^local/server/" },
      to: { path: "^local/console/" },
    },
    {
      name: "local-services-know-no-program",
      severity: "error",
      from: { path: "^local/services/" },
      to: { path: "^local/(model|server|program|declare|policy|console|picture)/" },
    },
    {
      name: "only-evaluation-knows-pulumi",
      severity: "error",
      from: { path: "^local/", pathNot: "^local/(program|policy|tests)/" },
      to: { path: "@pulumi/" },
    },
    // HTTP is shared by the services, so it knows none of them.
    only("http-is-shared", "^local/http/", "^local/http/"),
    // The services report to it: it knows none of them either.
    only(
      "trace-knows-http",
      "^local/trace/",
      "^local/(trace|http)/",
      "^local/timer\\.ts$",
      node("async_hooks", "buffer", "string_decoder", "zlib"),
    ),
    // Types are exempt: a web ACL, and what an origin connects to, implement interfaces of CloudFront's.
    {
      name: "services-share-http-alone",
      severity: "error",
      from: { path: "^local/services/(?!cloudfront/)" },
      to: { path: "^local/services/cloudfront/", dependencyTypesNot: ["type-only"] },
    },
    ...cloudFrontOrder,
    // A picture is made from data, and the page runs in a browser.
    only(
      "pictures-are-pure",
      "^local/picture/",
      "^aws/",
      "^local/(picture|model|services)/",
      "^local/program/graph\\.ts$",
      "^local/markup\\.ts$",
    ),
    only(
      "page-runs-in-a-browser",
      "^local/console/page/",
      "^local/(console/page|picture|trace)/",
      "^local/services/cloudfront/request/path-pattern\\.ts$",
      "^aws/regions\\.ts$",
      "preact",
    ),
    only(
      "forecast-page-runs-in-a-browser",
      "^local/forecast/report/page/",
      "^local/forecast/report/(page/|plot\\.ts$)",
      "chart\\.js",
    ),
    // A rule that shares code with what it evaluates confirms its mistakes.
    only(
      "policies-stand-alone",
      "^policies/(?!tests/)",
      "^policies/(?!tests/)",
      "^aws/",
      "@pulumi/(policy|pulumi)",
      // How large the code of a function is stands in its files; modules, for compiled code and for the SDK's own.
      node("fs", "fs/promises", "module", "path", "zlib"),
    ),
    only(
      "readers-know-no-rule",
      "^policies/reading/",
      "^policies/reading/",
      "^aws/",
      "@pulumi/policy",
      node("fs", "fs/promises", "path", "zlib"),
    ),
    only("site-knows-core", "^site/", "^site/", "^functions/core/"),
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-needs-tests",
      severity: "error",
      from: { pathNot: "^(tests|bench|(components|local|policies)/tests)/" },
      to: { path: "^(tests|bench|(components|local|policies)/tests)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.css$|^[a-z]+/dist/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".d.ts"],
    },
  },
};
