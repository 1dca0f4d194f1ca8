/**
 * The console: begins when the page is there.
 *
 * @module
 */
import { render } from "preact";
import { App } from "./app.tsx";
import { listen } from "./live.ts";
import { followAddress } from "./route.ts";
import { followStack } from "./stack-data.ts";
import { followTraffic } from "./stack-view.tsx";
import { followWorld } from "./world-data.ts";

followAddress();
listen();
followStack();
followTraffic();
followWorld();
const root = document.getElementById("console");
if (root !== null) {
  render(<App />, root);
}
