/**
 * The tutorial, followed to the letter: its code added to a copy of the program, its commands typed.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { startLocal } from "../../local/start-local.ts";
import { type Command, commandsIn } from "../documented-commands.ts";
import { root } from "../stacks/recorded.ts";
import { deleteFolder, isInstalled, projectFolder, runTyped } from "./typed-commands.ts";

const text = readFileSync(join(root, "docs/tutorial.md"), "utf8");

/** The code that it gives, in its order. */
const [route, routeImport] = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, code = ""]) => code,
);

/** What its sections request. */
function requestsOf(section: string): readonly Command[] {
  const [, body = ""] = text.split(`## ${section}`);
  return commandsIn(body.split("\n## ")[0] ?? "")
    .blocks.flatMap(({ commands }) => commands)
    .filter((command) => command.text.startsWith("curl "));
}

describe("the tutorial", () => {
  let folder = "";
  before(async function () {
    if (!(await isInstalled("curl"))) {
      this.skip();
    }
    folder = await projectFolder(["functions"]);
  });
  after(() => deleteFolder(folder));

  for (const [title, section, edit] of [
    ["begins with a route that is not there", "1. See the program run", () => undefined],
    [
      "ends with a route that answers through CloudFront",
      "3. Add it to the list",
      () => {
        const routes = join(folder, "functions/core/api/routes");
        writeFileSync(join(routes, "list-teams.ts"), route ?? "");
        const list = join(routes, "../api-routes.ts");
        const listed = readFileSync(list, "utf8");
        writeFileSync(
          list,
          `${routeImport}${listed.replace(/^(\s*)showTeam,$/m, "$1showTeam,\n$1listTeams,")}`,
        );
      },
    ],
  ] as const) {
    it(`${title} (skipped where there is no curl)`, async () => {
      edit();
      const requests = requestsOf(section);
      assert.ok(requests.length > 1);
      const local = await startLocal({
        root: folder,
        stack: "dev",
        port: 0,
        s3Port: 0,
        dataFolder: join(folder, ".data"),
        log: () => undefined,
      });
      try {
        await runTyped(requests, local, folder);
      } finally {
        await local.close();
      }
    });
  }
});
