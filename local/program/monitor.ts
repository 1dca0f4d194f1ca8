/**
 * The engine's side of the conversation with the SDK, without an engine.
 *
 * The SDK calls these methods as it would call the engine's over gRPC. Pulumi's own mocks sit in the same
 * seat but keep less: no options, no parents beyond the nearest, no dependencies, secrets only by property.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/resource.proto
 * @module
 */
import resourceProto, {
  type ReadResourceRequest,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  type ResourceInvokeRequest,
  type SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { Recorder, Wire } from "./recorder.ts";
import { fromRead, fromRegister } from "./registration.ts";

/** Hands an answer, or a failure, back to the SDK. */
type Callback = (failure: Error | null, response?: object) => void;

/** What is supported, by the names with which SDKs before 3.220 ask for one feature at a time. */
const features: ReadonlySet<string> = new Set([
  "secrets",
  "resourceReferences",
  "aliasSpecs",
  "deletedWith",
  "replaceWith",
]);

/** A recorder in the seat of the engine. */
export class Monitor {
  readonly #recorder: Recorder;
  #open = true;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** Lists the supported features. What is not listed, the SDK refuses: transforms, hooks, state migrations. */
  getDeploymentInfo(_request: unknown, callback: Callback): void {
    const { ResourceMonitorFeature: feature } = resourceProto;
    const list = [
      feature.RESOURCE_MONITOR_FEATURE_SECRETS,
      feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
      feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
      feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
      feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
    ];
    callback(null, { getSupportedfeaturesList: () => list });
  }

  /** Answers an SDK that does not ask for the whole list. */
  supportsFeature(request: Pick<SupportsFeatureRequest, "getId">, callback: Callback): void {
    callback(null, { getHassupport: () => features.has(request.getId()) });
  }

  /** `new Resource(…)`. */
  registerResource(request: RegisterResourceRequest, callback: Callback): void {
    this.#respond(callback, () => {
      const { urn, id, state } = this.#recorder.register(fromRegister(request));
      return {
        getUrn: () => urn,
        getId: () => id,
        getObject: () => struct(state),
        getPropertydependenciesMap: () => undefined,
        getResult: () => resourceProto.Result.SUCCESS,
        getUnknown: () => false,
      };
    });
  }

  /** `Resource.get(…)`. */
  readResource(request: ReadResourceRequest, callback: Callback): void {
    this.#respond(callback, () => {
      const { urn, state } = this.#recorder.register(fromRead(request));
      return { getUrn: () => urn, getProperties: () => struct(state), getUnknown: () => false };
    });
  }

  /** `this.registerOutputs(…)`, and what the program exports. */
  registerResourceOutputs(request: RegisterResourceOutputsRequest, callback: Callback): void {
    this.#respond(callback, () => {
      const outputs = request.getOutputs()?.toJavaScript() ?? {};
      this.#recorder.registerOutputs(request.getUrn(), outputs);
      return {};
    });
  }

  /** `aws.getRegion()` and its like. */
  invoke(request: ResourceInvokeRequest, callback: Callback): void {
    this.#respond(callback, () => {
      const args = request.getArgs()?.toJavaScript() ?? {};
      const reply = this.#recorder.ask(request.getTok(), args, request.getProvider());
      return { getFailuresList: () => [], getReturn: () => struct(reply), getUnknown: () => false };
    });
  }

  /** A method of a remote component. */
  call(_request: unknown, callback: Callback): void {
    this.#refuse(callback, "methods of remote components");
  }

  /** A provider with parameters. */
  registerPackage(_request: unknown, callback: Callback): void {
    this.#refuse(callback, "parameterized providers");
  }

  /** `Resource.exists(…)`. */
  existsResource(_request: unknown, callback: Callback): void {
    this.#refuse(callback, "asking the cloud whether a resource exists");
  }

  /** Ends the recording: what comes later would be lost, so it fails. */
  end(): void {
    this.#open = false;
  }

  /** The SDK hangs up when all it has asked is answered, which may not be the last time. */
  close(): void {}

  #refuse(callback: Callback, what: string): void {
    callback(failure(new Error(`${what}: not available on the local runtime`)));
  }

  #respond(callback: Callback, make: () => object): void {
    try {
      if (!this.#open) {
        throw new Error("the program has ended; declare resources before it does");
      }
      callback(null, make());
    } catch (error) {
      callback(failure(error));
    }
  }
}

/** The SDK reads the words of a refusal from `details`, as gRPC puts them. */
function failure(error: unknown): Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  return Object.assign(cause, { details: cause.message });
}

/** The one method of a protocol `Struct` that the SDK reads properties with. */
function struct(properties: Wire): object {
  return { toJavaScript: () => properties };
}
