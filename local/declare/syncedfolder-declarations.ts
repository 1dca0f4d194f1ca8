/**
 * Folders that a component of `@pulumi/synced-folder` uploads. Its provider would make an object of each file; here the
 * component gives out the list of its files.
 *
 * @see https://www.pulumi.com/registry/packages/synced-folder/
 * @module
 */
import type { Properties } from "../program/graph.ts";
import type { DeclaredResource, Service } from "./declaration.ts";
import { folderFiles } from "./folder-files.ts";

/** Folders. */
export const syncedfolder: Service = {
  resources: {},
  components: { "synced-folder:index:S3BucketFolder": folder },
};

/** @throws {Error} when the folder cannot be read. */
function folder(component: DeclaredResource): Properties {
  const path = component.text("path") ?? ".";
  return { files: [...folderFiles(path, component.inputs["includeHiddenFiles"] === true)] };
}
