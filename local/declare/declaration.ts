/**
 * The outputs AWS assigns when a program declares a resource, and the results of provider functions.
 *
 * Nothing is created: the outputs have AWS's format and are
 * derived from the resource's own URN, so that a run repeats exactly.
 *
 * @module
 */
import type { Properties } from "../program/graph.ts";

/** Bounds of a name. */
export interface NameRules {
  /** Most characters AWS takes. */
  readonly max: number;
  /** Whether AWS takes lower case only. @default false */
  readonly lower?: boolean;
}

/** A resource as it is being declared. */
export interface DeclaredResource {
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly urn: string;
  /** Secrets unwrapped. */
  readonly inputs: Properties;
  /** Empty for a global service. */
  readonly region: string;
  readonly accountId: string;
  /** As it was deployed last; `undefined` for a new one. */
  readonly previous?: { readonly inputs: Properties; readonly outputs: Properties } | undefined;
  /** An input, where it is a text that is not empty. */
  text(property: string): string | undefined;
  /**
   * The name Pulumi would give it where the program gives none.
   *
   * @throws {Error} when the name would be longer than AWS takes.
   */
  physicalName(rules: NameRules): string;
  /**
   * Characters that look random and are the same in every run.
   *
   * @param alphabet @default lower-case hexadecimal digits
   * @param salt Sets apart several of one resource. @default ""
   */
  hash(length: number, alphabet?: string, salt?: string): string;
  /** A UUID that is the same in every run. */
  uuid(): string;
}

/** What AWS assigns: the id, and outputs by name. Inputs need not be repeated. */
export type Answer = { readonly id: string } & Properties;

/** Returns the outputs of one resource type. Pure; may throw an `Error` with what AWS would refuse. */
export type Declare = (resource: DeclaredResource) => Answer;

/** Returns the outputs of one remote component, not its children. Pure. */
export type DeclareComponent = (component: DeclaredResource) => Properties;

/** A call of a provider function (`aws.getRegion()`). */
export interface Question {
  readonly args: Properties;
  /** Empty when none is configured. */
  readonly region: string;
  readonly accountId: string;
}

/** Returns the result of one provider function. Pure; may throw an `Error` with what AWS would refuse. */
export type Reply = (question: Question) => Properties;

/** The declarations of one service. */
export interface Service {
  /** By type, like `aws:lambda/function:Function`. */
  readonly resources: Readonly<Record<string, Declare>>;
  /** By type, like `awsx:ec2:Vpc`. @default none */
  readonly components?: Readonly<Record<string, DeclareComponent>>;
  /** By token, like `aws:index/getRegion:getRegion`. @default none */
  readonly questions?: Readonly<Record<string, Reply>>;
}

/** Services by the name of their file in this folder. */
export type Services = Readonly<Record<string, Service>>;
