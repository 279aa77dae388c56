import { z } from "zod";

import { Id, NewId } from "@/lib/core/id";
import { ListParams } from "@/lib/core/list";
import { line } from "@/lib/core/text";
import { Instant } from "@/lib/core/time";

import { FIELDS } from "./fields";

/** `interrupted`: it was running when the server stopped; nothing of it is in the books, it can be tried again. */
export const IMPORT_STATUSES = ["checking", "checked", "applying", "done", "failed", "interrupted"] as const;

export const ImportColumns = z.partialRecord(z.enum(FIELDS), z.int().min(0).max(500));

export const ImportOptions = z.object({ ownBarcodes: z.boolean(), locationId: z.uuid().nullable() });
export type ImportOptions = z.output<typeof ImportOptions>;

export const ImportOptionsInput = z.object({
  ownBarcodes: z.boolean().default(false).meta({ description: "Give new goods without a code an EAN-13 of the shop's own." }),
  locationId: Id.nullable().default(null).meta({ description: "Where the first stock lies, if the file has a quantity." }),
});

export const UploadImportInput = z.object({ id: NewId, fileName: line(200), hash: z.string().regex(/^[0-9a-f]{64}$/).meta({ description: "SHA-256 of the file." }) });
export type UploadImportInput = z.input<typeof UploadImportInput>;

/** What is absent stays as it was: at first the columns are guessed. */
export const CheckImportInput = z.object({ id: Id, columns: ImportColumns.optional(), options: ImportOptionsInput.optional() });
export type CheckImportInput = z.input<typeof CheckImportInput>;

export const ApplyImportInput = z.object({ id: Id });

/** Says that somebody is about to check or apply: the work itself goes on behind the answer. */
export const StartImportInput = CheckImportInput.extend({ step: z.enum(["check", "apply"]) });
export type StartImportInput = z.input<typeof StartImportInput>;

export const Sentence = z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

/** A cell that is wrong: line of the file (from 1), field, why, and what stood there. A warning lets the row pass. */
export const ImportIssue = Sentence.extend({ row: z.int(), field: z.enum(FIELDS), value: z.string(), isWarning: z.boolean().optional() });
export type ImportIssue = z.input<typeof ImportIssue>;

/**
 * What the dry run found. `good` rows make `creates`, `updates` and `unchanged`; `kept` goods have stock already and keep it;
 * `unbooked` have one for which no place was chosen, `idleCosts` a cost without any. Older reports do not count the last two.
 */
export const ImportReport = z.object({
  rows: z.int(),
  good: z.int(),
  bad: z.int(),
  warnings: z.int(),
  creates: z.int(),
  updates: z.int(),
  unchanged: z.int(),
  newCategories: z.int(),
  stocked: z.int(),
  kept: z.int(),
  unbooked: z.int().optional(),
  idleCosts: z.int().optional(),
  issues: z.int(),
});
export type ImportReport = z.output<typeof ImportReport>;

/** `headingRow` and columns count from 0; `samples` are the first rows under the headings. */
export const ImportLayout = z.object({
  headingRow: z.int(),
  headings: z.array(z.string()),
  samples: z.array(z.array(z.string())),
  columns: ImportColumns,
  options: ImportOptions,
});
export type ImportLayout = z.output<typeof ImportLayout>;

export const ImportRun = z.object({
  id: z.uuid(),
  fileName: z.string(),
  status: z.enum(IMPORT_STATUSES),
  rowsTotal: z.int(),
  rowsDone: z.int(),
  created: z.int(),
  updated: z.int(),
  report: ImportReport.nullable(),
  error: Sentence.nullable(),
  worker: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export type ImportRun = z.input<typeof ImportRun>;

/** One import with its columns and a page of what is wrong. */
export const ReadImportInput = z.object({
  id: z.uuid(),
  from: z.coerce.number<string | number>().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number<string | number>().int().min(0).max(200_000).default(100),
});
export const ImportDetail = ImportRun.extend({ layout: ImportLayout.nullable(), issues: z.array(ImportIssue) });
export type ImportDetail = z.input<typeof ImportDetail>;

export const ImportListParams = ListParams.omit({ search: true });
