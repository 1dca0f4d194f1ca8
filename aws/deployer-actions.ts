/**
 * The IAM actions with which each resource type is created, read, updated and deleted.
 *
 * @module
 */
import { dataActions } from "./deployer-data-actions.ts";
import { networkActions } from "./deployer-network-actions.ts";
import { webActions } from "./deployer-web-actions.ts";
import type { Fact } from "./fact.ts";
import { authorizationPage } from "./other-pages.ts";
import type { TypeActions } from "./type-actions.ts";

export const deployerActions: Fact<Readonly<Record<string, TypeActions>>> = {
  about: "IAM actions with which resource types are created, read, updated and deleted",
  value: { ...dataActions, ...networkActions, ...webActions },
  ...authorizationPage,
  certainty: "inferred",
  note: "The actions of the calls that the provider makes, with the resources that the page names for them. Not tried in an account.",
};
