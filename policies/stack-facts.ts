/**
 * Which stack is evaluated, and with what settings.
 *
 * @module
 */
import analyzerServices from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import type { AnalyzerStackConfigureRequest } from "@pulumi/pulumi/proto/analyzer_pb.js";
import type { Facts } from "./reading/facts.ts";

/** How the SDK's server reads a message off the wire. */
interface Reading<Message> {
  requestDeserialize(bytes: Buffer): Message;
}

/**
 * Facts as the engine sends them before anything else (`ConfigureStack`); empty before.
 *
 * The SDK keeps the stack's tags of that message and drops the rest, and the engine gives a pack that a language
 * host runs nothing of it in its environment. So the message is looked at on its way in. To be called once,
 * before the pack is made.
 */
export function factsOfEngine(nowMs: () => number): Facts {
  let sent: AnalyzerStackConfigureRequest | undefined;
  const message: Reading<AnalyzerStackConfigureRequest> =
    analyzerServices.AnalyzerService.configureStack;
  const read = message.requestDeserialize;
  message.requestDeserialize = (bytes) => {
    sent = read(bytes);
    return sent;
  };
  return {
    get project() {
      return sent?.getProject() ?? "";
    },
    get stack() {
      return sent?.getStack() ?? "";
    },
    get config() {
      return Object.fromEntries(sent?.getConfigMap().entries() ?? []);
    },
    nowMs,
  };
}
