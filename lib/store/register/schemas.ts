import { z } from "zod";

import { Id, NewId } from "@/lib/core/id";
import { ListParams } from "@/lib/core/list";
import { line } from "@/lib/core/text";
import { Instant } from "@/lib/core/time";

/** What stands before the number on a receipt: short, and safe to read out. */
const Prefix = z.string().trim().toUpperCase().regex(/^[\p{Lu}\d]{1,6}$/u, "prefix");

export const CreateRegisterInput = z.object({
  id: NewId,
  branchId: Id,
  name: line(60),
  prefix: Prefix.nullable().default(null).meta({ description: "Absent: the next free one of the branch." }),
});
export type CreateRegisterInput = z.input<typeof CreateRegisterInput>;

export const UpdateRegisterInput = z.object({
  id: Id,
  name: line(60),
  prefix: Prefix.meta({ description: "Fixed from the first receipt on." }),
  status: z.enum(["active", "inactive"]),
});
export type UpdateRegisterInput = z.input<typeof UpdateRegisterInput>;

/** A till in a browser: minted by the tab, so that a second tab is another one. */
export const DeviceId = z.string().min(8).max(100).regex(/^[\w-]+$/, "id");

export const ClaimRegisterInput = z.object({
  id: Id,
  deviceId: DeviceId,
  takeOver: z.boolean().default(false).meta({ description: "Take it from the device that holds it." }),
});
export type ClaimRegisterInput = z.input<typeof ClaimRegisterInput>;

export const ReleaseRegisterInput = z.object({
  id: Id,
  deviceId: DeviceId.nullable().default(null).meta({ description: "Absent: whoever holds it; needs register.update." }),
});
export type ReleaseRegisterInput = z.input<typeof ReleaseRegisterInput>;

/** Who sells on a register and since when. The device's own name is not told: it is its proof. */
export const Claim = z.object({ workerId: z.uuid().nullable(), workerName: z.string().nullable(), since: Instant, isMine: z.boolean() });
export type Claim = z.input<typeof Claim>;

export const Register = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  branchName: z.string(),
  kind: z.enum(["till", "api"]),
  name: z.string(),
  prefix: z.string(),
  lastNumber: z.codec(z.string(), z.bigint(), { decode: BigInt, encode: String }).meta({ description: "Of the last receipt; 0 before the first." }),
  status: z.enum(["active", "inactive"]),
  claim: Claim.nullable(),
});
export type Register = z.input<typeof Register>;

export const RegisterListParams = ListParams.extend({
  branchId: Id.optional(),
  kind: z.enum(["till", "api"]).optional(),
  status: z.enum(["active", "inactive"]).optional(),
  deviceId: DeviceId.optional().meta({ description: "Who asks, so that a claim can be said to be its own." }),
});
export type RegisterListParams = z.output<typeof RegisterListParams>;

export const ReadRegisterInput = z.object({ id: Id, deviceId: DeviceId.optional() });
