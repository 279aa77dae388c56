import "server-only";

import { createHash } from "node:crypto";

import { z } from "zod";

import type { PersonContext } from "@/lib/accounts/user/person";
import type { Context, PlatformContext } from "@/lib/core/context";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import { Id, newId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/locale";
import type { Permission } from "@/lib/core/permissions";
import type { UseCase } from "@/lib/core/use-case";
import { isRecord, type Wire, wireOf } from "@/lib/core/wire";

import { SIZE_HEADER } from "./compression";
import { acceptedLocale, callerContext, callerLocale, platformContext } from "./context";
import { keyOf, type Kept, once } from "./idempotency";
import { HttpRefusal, problemOf } from "./problem";
import { assertWithin, quotaHeaders } from "./quota";
import { readJson, readQuery, readJsonText } from "./request";
import { translate } from "./sentences";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
type Params = Record<string, string>;
type Handle = (request: Request, at: { params: Promise<Params | undefined> }) => Promise<Response>;

/** What a handler does, for itself and for OpenAPI: the very wires that guard it. */
export type Operation = {
  /** Keys under `api.calls`. */
  summary: string;
  description?: string;
  /** `null`: whoever is signed in; absent: anybody. */
  permission?: Permission | readonly Permission[] | null;
  answer: Answer;
  input: Wire;
  output: Wire;
  /** `false`: an `Idempotency-Key` would keep a secret. */
  takesKey?: boolean;
};
export type Handler = Handle & { operation: Operation };

/** How a result is answered: `api.md`, Shapes. */
export type Answer = { shape: "read" | "list" | "message" | "deleted" | "pdf"; status: 200 | 201; message?: string };

export const read: Answer = { shape: "read", status: 200 };
export const list: Answer = { shape: "list", status: 200 };
export const pdf: Answer = { shape: "pdf", status: 200 };
/** `message` is a key under `api.done`. */
export const created = (message: string): Answer => ({ shape: "message", status: 201, message });
export const done = (message: string): Answer => ({ shape: "message", status: 200, message });
export const deleted = (message: string): Answer => ({ shape: "deleted", status: 200, message });

export type Described = { summary: string; description?: string; input?: Wire; output?: Wire };
export type Caller = Omit<Awaited<ReturnType<typeof callerContext>>, "allowance">;

/** A use case as a route handler. Path, query string and body together are its one input. */
export function route<I extends z.ZodType, O extends z.ZodType>(useCase: UseCase<I, O>, answer: Answer, described: Described): Handler {
  const wires = { input: wireOf(useCase.input), output: wireOf(outputOf(useCase.output, answer)) };
  return callerRoute({ ...wires, ...described, permission: useCase.permission, answer }, (ctx, input) => useCase(ctx, input as z.input<I>)); // safe: a use case parses before it believes
}

/** The same for what is more than one use case: a write whose answer is read, a choice between two. */
export function callerRoute(operation: Operation, run: (ctx: Caller, input: never, call: Call) => Promise<unknown>): Handler {
  const { input: wire, takesKey = true } = operation;
  const mintsId = wire.schema instanceof z.ZodObject && "id" in wire.schema.shape;

  return handler(operation, async (call) => {
    const { allowance, ...ctx } = await callerContext(call.request);
    Object.assign(call, { locale: ctx.locale, requestId: ctx.requestId });
    for (const [name, value] of Object.entries(quotaHeaders(allowance))) call.headers.set(name, value);
    assertWithin(allowance);
    assertOneOf(ctx, operation.permission);

    settleAddress(call);
    const text = takesQuery(call) ? "" : await readJsonText(call.request);
    const ask = async (id: string) => {
      const input = readInput(call, wire, text);
      const isNameless = mintsId && call.method === "POST" && isRecord(input) && (input.id === undefined || input.id === null);
      return run(ctx, (isNameless ? { ...input, id } : input) as never, call);
    };
    if (operation.answer.shape === "pdf") return pdfAnswer(await ask(""), call);

    const act = async (id: string) => bodyOf(operation, await ask(id), call);
    const key = takesKey && call.method !== "GET" ? keyOf(call.request.headers) : undefined;
    return key === undefined ? answerOf(await act(newId()), call) : answerOnce(ctx, key, text, act, call);
  });
}

type PlatformUseCase<I extends z.ZodType, O extends z.ZodType> = { input: I; output: O } & ((ctx: PlatformContext, input: z.input<I>) => Promise<z.input<O>>);

/** The same for what belongs to no store: registration, sign-in. They count their callers themselves and keep no answer, since it holds a secret. */
export function platformRoute<I extends z.ZodType, O extends z.ZodType>(useCase: PlatformUseCase<I, O>, answer: Answer, described: Described): Handler {
  const operation: Operation = { input: wireOf(useCase.input), output: wireOf(useCase.output), ...described, answer, takesKey: false };
  return handler(operation, async (call) => {
    const ctx = await platformContext(call.request);
    Object.assign(call, { locale: ctx.locale, requestId: ctx.requestId });
    settleAddress(call);
    const input = readInput(call, operation.input, await readJsonText(call.request));
    return answerOf(await bodyOf(operation, await useCase(ctx, input as z.input<I>), call), call);
  });
}

type PersonUseCase<I extends z.ZodType, O extends z.ZodType> = { input: I; output: O } & ((ctx: PersonContext, input: z.input<I>) => Promise<z.input<O>>);

/** The same for what a person does with what is their own: their name, their password, their sessions. */
export function personRoute<I extends z.ZodType, O extends z.ZodType>(useCase: PersonUseCase<I, O>, answer: Answer, described: Described): Handler {
  const wires = { input: wireOf(useCase.input), output: wireOf(useCase.output) };
  return callerRoute({ ...wires, ...described, permission: null, answer, takesKey: false }, async (ctx, input, call) => useCase(await personOf(ctx, call), input));
}

/** The caller as a person. */
export async function personOf({ person, locale, now, requestId }: Caller, { request }: Call): Promise<PersonContext> {
  const { systemDb, address, isHere } = await platformContext(request);
  return { systemDb, address, isHere, locale, now, requestId, userId: person.userId, sessionId: person.sessionId };
}

/** What a route file exports: its handlers, `HEAD`, `OPTIONS`, and a 405 that names what is there for every other method. */
export function resource(handlers: Partial<Record<Method, Handle>>) {
  const { GET } = handlers;
  const allow = [...Object.keys(handlers), ...(GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: Handle = (request) => refused(request, new HttpRefusal("method_not_allowed", "methodNotAllowed", { method: request.method, allow }, { Allow: allow }));
  const head: Handle = async (request, at) => {
    const { status, headers } = await GET!(request, at);
    return new Response(null, { status, headers });
  };
  const options: Handle = async () => new Response(null, { status: 204, headers: { Allow: allow } });

  return {
    ...(Object.fromEntries(METHODS.map((method) => [method, handlers[method] ?? refuse])) as Record<Method, Handle>),
    HEAD: GET ? head : refuse,
    OPTIONS: options,
  };
}

/** A refusal outside any handler, in the language the request asks for, else its store's. */
export async function refused(request: Request, error: unknown, requestId = newId()): Promise<Response> {
  return problemAnswer(error, { request, method: request.method, params: {}, locale: await callerLocale(request), requestId, headers: new Headers(), field: same });
}

export type Call = {
  request: Request;
  method: string;
  params: Params;
  locale: Locale;
  requestId: string;
  headers: Headers;
  field: (path: string) => string;
};

/** Runs a handler's work and answers whatever it throws as a problem. */
export function handler(operation: Operation, run: (call: Call) => Promise<Response>): Handler {
  const handle: Handle = async (request, { params }) => {
    const call: Call = {
      request, method: request.method === "HEAD" ? "GET" : request.method, params: {},
      locale: acceptedLocale(request.headers.get("accept-language")) ?? "uz", requestId: newId(), headers: new Headers(), field: same,
    };
    try {
      call.params = (await params) ?? {}; // Next has none for a path without placeholders
      return await run(call);
    } catch (error) {
      return problemAnswer(error, call);
    }
  };
  return Object.assign(handle, { operation });
}

const same = (path: string) => path;

const takesQuery = ({ method }: Call): boolean => method === "GET" || method === "DELETE";

/** An id in the path is opaque: one that cannot exist is not there. Only a read is told something by its query string. Before a key is kept under the address. */
function settleAddress(call: Call): void {
  const { params, method, request } = call;
  if (params.id !== undefined) {
    const id = Id.safeParse(params.id);
    if (!id.success) throw notFound("record");
    call.params = { ...params, id: id.data };
  }
  const [stray] = method === "GET" ? [] : Object.keys(readQuery(new URL(request.url)));
  if (stray !== undefined) throw refuseFields({ [stray.slice(0, 100)]: "unknownField" });
}

/** In the domain's names. The body may not name another id than the path. */
function readInput(call: Call, wire: Wire, text: string): unknown {
  const query = readQuery(new URL(call.request.url));
  const beside = query.cursor === undefined ? undefined : ["page", "ordering"].find((name) => query[name] !== undefined);
  if (beside) throw refuseFields({ [beside]: "notWithCursor" });

  const value = takesQuery(call) ? query : readJson(text);
  const input = wire.read(value);
  call.field = (path) => wire.field(path, value);
  if (!isRecord(input)) return input;
  if (input.id !== undefined && call.params.id !== undefined) {
    if (typeof input.id !== "string") throw refuseFields({ id: "wrongType" });
    if (input.id.toLowerCase() !== call.params.id) throw refuseFields({ id: "otherId" });
  }
  return { ...input, ...call.params };
}

/** Who may do none of it is told so before anything is said about what they sent. */
function assertOneOf({ grants }: Caller, permission: Operation["permission"]): void {
  const [first, ...others] = [permission ?? []].flat();
  if (first && ![first, ...others].some((each) => grants.has(each))) throw forbidden(first);
}

const refuseFields = (keys: Record<string, string>) =>
  new AppError("invalid", "invalid", {}, Object.fromEntries(Object.entries(keys).map(([field, key]) => [field, [{ key }]])));

async function bodyOf({ answer, output }: Operation, data: unknown, call: Call): Promise<Kept> {
  const { locale } = call;
  if (answer.shape === "list") return { status: 200, locale, body: listOf(data, output, call) };
  if (answer.shape === "read") return { status: 200, locale, body: output.write(data) };

  const message = (await translate(locale))(`api.done.${answer.message}`);
  return { status: answer.status, locale, body: answer.shape === "deleted" ? { message } : { message, data: output.write(data) } };
}

/** Rows as an array; where the reader stands in the whole list is in the headers. */
function listOf(data: unknown, output: Wire, { request, headers }: Call): unknown[] {
  const { rows, total, next } = Array.isArray(data) ? { rows: data, total: data.length } : (data as { rows: unknown[]; total: number; next?: string | null });
  const url = new URL(request.url);
  headers.set("X-Total-Count", String(total));
  const links = Array.isArray(data) ? "" : url.searchParams.has("cursor") ? nextOf(url, rows, next) : linksOf(url, total);
  if (links) headers.set("Link", links);
  return rows.map((row) => output.write(row));
}

/** A walk knows only what comes next: what stands behind the last row, if the page was full. `cursor`: of rows that have no id. */
function nextOf(url: URL, rows: unknown[], cursor?: string | null): string {
  const last = rows.at(-1) as { id: string } | undefined;
  if (!last || rows.length < Number(url.searchParams.get("limit") || 25)) return "";
  const next = ownAddress(url);
  next.searchParams.set("cursor", cursor ?? last.id);
  return `<${next.href}>; rel="next"`;
}

/** Built from the operator's address: a Host header is the client's to forge. */
const ownAddress = (url: URL): URL => new URL(url.pathname + url.search, process.env.APP_URL ?? url.origin);

function linksOf(url: URL, total: number): string {
  const page = Number(url.searchParams.get("page") || 1);
  const last = Math.max(Math.ceil(total / Number(url.searchParams.get("limit") || 25)), 1);
  const base = ownAddress(url);
  const link = (rel: string, to: number) => {
    base.searchParams.set("page", String(to));
    return `<${base.href}>; rel="${rel}"`;
  };
  return [link("first", 1), page > 1 && link("prev", Math.min(page - 1, last)), page < last && link("next", page + 1), link("last", last)].filter(Boolean).join(", ");
}

async function answerOnce(ctx: Context, key: string, text: string, act: (id: string) => Promise<Kept>, call: Call): Promise<Response> {
  const asked = { method: call.method, path: new URL(call.request.url).pathname.replace(/\/+$/, ""), key, text };
  const { isReplayed, ...kept } = await once(ctx, asked, async (id) => {
    try {
      return await act(id);
    } catch (error) {
      const { body, headers } = await problemOf(error, call);
      for (const [name, value] of Object.entries(headers)) call.headers.set(name, value);
      return { status: body.status, locale: call.locale, body };
    }
  });
  if (isReplayed) call.headers.set("Idempotent-Replayed", "true");
  return answerOf(kept, call);
}

async function problemAnswer(error: unknown, call: Call): Promise<Response> {
  const { body, headers } = await problemOf(error, call);
  for (const [name, value] of Object.entries(headers)) call.headers.set(name, value);
  return answerOf({ status: body.status, locale: call.locale, body }, call);
}

/** In the language it was made in, which of a repeated one is not always the caller's. */
function answerOf({ status, body, locale }: Kept, call: Call): Response {
  return sent(status, JSON.stringify(body), status < 400 ? "application/json" : "application/problem+json", { ...call, locale });
}

/** What every answer carries; a read that the caller has already is not sent again. */
function sent(status: number, body: string | Uint8Array<ArrayBuffer>, type: string, { request, method, headers, locale, requestId }: Omit<Call, "locale"> & { locale: Locale | null }): Response {
  headers.set("Content-Type", type);
  if (locale) headers.set("Content-Language", locale);
  headers.set("X-Request-Id", requestId);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Vary", "Authorization, Accept-Language");
  headers.set("Cache-Control", method === "GET" && status === 200 ? "private, no-cache" : "no-store");

  if (method === "GET" && status === 200) {
    const tag = `W/"${createHash("sha1").update(body).update(headers.get("X-Total-Count") ?? "").digest("base64url")}"`;
    headers.set("ETag", tag);
    const known = (request.headers.get("if-none-match") ?? "").split(",").map((each) => each.trim());
    if (known.includes(tag) || known.includes("*")) {
      headers.delete("Content-Type");
      return new Response(null, { status: 304, headers });
    }
  }
  headers.set(SIZE_HEADER, String(Buffer.byteLength(body)));
  return new Response(body, { status, headers });
}

function pdfAnswer(file: unknown, call: Call): Response {
  const { name, bytes } = file as { name: string; bytes: Uint8Array<ArrayBuffer> };
  call.headers.set("Content-Disposition", `inline; filename="${name.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`);
  return sent(200, bytes, "application/pdf", call);
}

/** Of a page: its rows. */
function outputOf(output: z.ZodType, { shape }: Answer): z.ZodType {
  if (shape !== "list") return output;
  if (output instanceof z.ZodArray) return output.element as z.ZodType;
  const rows = output instanceof z.ZodObject ? (output.shape as Record<string, z.ZodType>).rows : undefined;
  return rows instanceof z.ZodArray ? (rows.element as z.ZodType) : output;
}
