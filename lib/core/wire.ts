import { z } from "zod";

import { MOST_NAMED } from "./result";

/**
 * A two-way translation between the API's names and the domain's. It renames and holds no rule: what it reads
 * is parsed by the use case, what it writes was encoded by one.
 */
export type Wire = {
  /** What travels, in the API's names: feeds OpenAPI. */
  schema: z.ZodType;
  /** From the API's names to the domain's. Throws a `ZodError`, in the API's names, on a field nobody knows. */
  read(sent: unknown): unknown;
  /** From the domain's names to the API's: every key is there, what is absent is `null`. */
  write(data: unknown): unknown;
  /** `lines.0.quantity` as the API calls it: `items.0.quantity`. What was sent decides where a shorthand stood for it. */
  field(path: string, sent?: unknown): string;
};

/** Names that the rule does not give: another one, those inside (of an object, or of an enum's choices), both, or `null` for what the API does not show. */
export type Names = { [name: string]: string | Names | [string, Names] | null };

/**
 * The wire of a schema. By rule a name is written with underscores, a reference is called after its entity
 * (`branchId` is `branch`) and the choices of an enum follow (`-soldAt` is `-sold_at`).
 */
export function wireOf(schema: z.ZodType, names: Names = {}): Wire {
  const node = nodeOf(schema, names);
  return {
    schema: node.schema,
    read(sent) {
      const issues: Issue[] = [];
      const data = node.read(sent, [], issues);
      if (issues.length > 0) throw new z.ZodError(issues);
      return data;
    },
    write: node.write,
    field: (path) => node.field(path.split(".")).join("."),
  };
}

/** A shape of the API's own, expanded into the domain's: its schema guards first, so that refusals carry the API's names. */
export function guardedWire<S extends z.ZodType>(schema: S, expand: (sent: z.input<S>) => unknown, field: (path: string, sent: z.input<S>) => string): Wire {
  return {
    schema,
    read(sent) {
      schema.parse(sent);
      return expand(sent as z.input<S>);
    },
    write: (data) => data,
    field: (path, sent) => field(path, sent as z.input<S>),
  };
}

/** A wire that shows more than the domain names: what `show` adds is derived from the same data. */
export function showing<D>(wire: Wire, shape: Record<string, z.ZodType>, show: (data: D) => Record<string, unknown>): Wire {
  if (!(wire.schema instanceof z.ZodObject)) throw new Error("Only an object can show more.");
  return {
    ...wire,
    schema: described(wire.schema, z.strictObject({ ...(wire.schema.shape as Record<string, z.ZodType>), ...shape })),
    write: (data) => (isRecord(data) ? { ...(wire.write(data) as object), ...show(data as D) } : data),
  };
}

/** Stands for an id in examples. */
export const EXAMPLE_ID = "00000000-0000-0000-0000-000000000000";

/** `paidAmount` is `paid_amount`, `branchId` is `branch`. */
export const wireName = (name: string): string => snake(name === "id" ? name : name.replace(/Ids?$/, (end) => (end === "Ids" ? "s" : "")));

/** A field the API knows and this release does not take, or does not know at all. */
export const refuseField = (path: Path, key: string): Issue =>
  ({ code: "unrecognized_keys", keys: [key], path, input: undefined, message: "unknownField" }) as Issue;

/** Beyond what is named, nothing need be noted. */
function refuse(issues: Issue[], path: Path, key: string): void {
  if (issues.length < MOST_NAMED) issues.push(refuseField(path, key));
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

type Path = (string | number)[];
type Issue = z.core.$ZodIssue;
type Node = {
  schema: z.ZodType;
  read(sent: unknown, path: Path, issues: Issue[]): unknown;
  write(data: unknown): unknown;
  field(path: string[]): string[];
};

function nodeOf(schema: z.ZodType, names: Names): Node {
  if (schema instanceof z.ZodObject) return objectNode(schema, names);
  if (schema instanceof z.ZodArray) return arrayNode(schema, names);
  if (schema instanceof z.ZodEnum) return enumNode(schema, names);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return wrapperNode(schema, names);
  return { schema, read: same, write: same, field: (path) => path.map(snake) };
}

function objectNode(schema: z.ZodObject, names: Names): Node {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, inner]) => {
    const given = names[name];
    if (given === null) return [];
    const [wire, inside] = Array.isArray(given) ? given : typeof given === "string" ? [given, {}] : [wireName(name), given ?? {}];
    return [{ name, wire, node: nodeOf(inner, inside), dropsNull: inner.isOptional() && !inner.isNullable() }];
  });
  const byWire = new Map(fields.map((field) => [field.wire, field]));
  const byName = new Map(fields.map((field) => [field.name, field]));

  return {
    schema: described(schema, z.strictObject(Object.fromEntries(fields.map(({ wire, node }) => [wire, node.schema])))),
    read(sent, path, issues) {
      if (!isRecord(sent)) return sent;
      const data: Record<string, unknown> = {};
      for (const key of Object.keys(sent)) {
        const field = byWire.get(key);
        if (!field) refuse(issues, path, key);
        else if (sent[key] === undefined) continue;
        else if (sent[key] !== null || !field.dropsNull) data[field.name] = field.node.read(sent[key], [...path, key], issues);
      }
      return data;
    },
    write(data) {
      if (!isRecord(data)) return data;
      const sent: Record<string, unknown> = {};
      for (const { name, wire, node } of fields) sent[wire] = data[name] === undefined ? null : node.write(data[name]);
      return sent;
    },
    field([name = "", ...rest]) {
      const field = byName.get(name);
      return field ? [field.wire, ...field.node.field(rest)] : [name, ...rest].filter(Boolean).map(snake);
    },
  };
}

function arrayNode(schema: z.ZodArray, names: Names): Node {
  const element = nodeOf(schema.element as z.ZodType, names);
  return {
    schema: schema.clone({ ...schema.def, element: element.schema }),
    read: (sent, path, issues) => (Array.isArray(sent) ? sent.map((each, i) => element.read(each, [...path, i], issues)) : sent),
    write: (data) => (Array.isArray(data) ? data.map(element.write) : data),
    field: ([index, ...rest]) => (index === undefined ? [] : [index, ...element.field(rest)]),
  };
}

function wrapperNode(schema: z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodPrefault, names: Names): Node {
  const inner = nodeOf(schema.def.innerType as z.ZodType, names);
  // A default stands in the schema in the domain's words; what travels may simply be left out.
  const rebuilt = schema instanceof z.ZodNullable ? z.nullable(inner.schema) : z.optional(inner.schema);
  const changed = inner.schema !== schema.def.innerType || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return {
    ...inner,
    schema: changed ? described(schema, rebuilt) : schema,
    read: (sent, path, issues) => (sent === null ? null : inner.read(sent, path, issues)),
    write: (data) => (data === null ? null : inner.write(data)),
  };
}

function enumNode(schema: z.ZodEnum, names: Names): Node {
  const choices = schema.options.map(String);
  const wireChoice = (choice: string) => choice.replace(/[^-]+/, (name) => (typeof names[name] === "string" ? names[name] : snake(name)));
  const byWire = new Map(choices.map((choice) => [wireChoice(choice), choice]));
  if (choices.every((choice) => wireChoice(choice) === choice)) return { schema, read: same, write: same, field: (path) => path };
  return {
    schema: described(schema, z.enum([...byWire.keys()])),
    read(sent, path, issues) {
      const choice = byWire.get(String(sent));
      if (choice === undefined) issues.push({ code: "invalid_value", values: [...byWire.keys()], path, input: undefined, message: "" } as Issue);
      return choice;
    },
    write: (data) => wireChoice(String(data)),
    field: (path) => path,
  };
}

const same = (value: unknown): unknown => value;
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What was said about a schema is said about its translation. */
function described<T extends z.ZodType>(from: z.ZodType, to: T): T {
  const meta = from.meta();
  return meta ? to.meta(meta) : to;
}
