"use strict";

// Serves two handlers with serverless-offline-edge-lambda, its cache off. Prints its port on the first line.
// The plugin needs of the framework what is written here; without it, start and memory are those of the plugin alone.
const Plugin = require("serverless-offline-edge-lambda");

const { createServer } = require("node:net");

const [, , handlers] = process.argv;

/** A function at one event. */
const edge = (name, eventType) => ({
  name,
  handler: `${handlers}.${name}`,
  lambdaAtEdge: { distribution: "facade", eventType, pathPattern: "*" },
});

const serverless = {
  cli: { log: () => undefined },
  service: {
    custom: {},
    resources: {},
    functions: {
      viewer: edge("viewer", "viewer-request"),
      origin: edge("origin", "origin-request"),
    },
  },
};

// The plugin takes no port 0: one that is free now is used.
const probe = createServer().listen(0, "127.0.0.1", () => {
  const { port } = probe.address();
  probe.close(() => {
    const folders = { cacheDir: "cache", fileDir: "files" };
    const plugin = new Plugin(serverless, { port, disableCache: true, ...folders });
    console.log = () => undefined;
    void plugin.hooks["offline:start:init"]();
    setTimeout(() => process.stdout.write(`${port}\n`), 1_000);
  });
});
