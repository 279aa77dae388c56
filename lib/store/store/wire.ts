import { z } from "zod";

import { guardedWire, wireOf } from "@/lib/core/wire";

import { RegisteredShop, RegisterShopInput } from "./schemas";

const { username, firstName, lastName, phone, email, password, storeName } = RegisterShopInput.shape;

/** The password stands twice, as a person types it. */
const RegisterBody = z.strictObject({
  username, first_name: firstName, last_name: lastName, phone1: phone, email, password, password2: z.string(), store_name: storeName,
}).refine((body) => body.password2.normalize("NFKC") === body.password, { error: "passwordsDiffer", path: ["password2"] });

const NAMES: Record<string, string> = { firstName: "first_name", lastName: "last_name", phone: "phone1", storeName: "store_name" };

export const RegisterWire = guardedWire(
  RegisterBody,
  ({ first_name, last_name, phone1, password2: _, store_name, ...same }) => ({ ...same, firstName: first_name, lastName: last_name, phone: phone1, storeName: store_name }),
  (path) => NAMES[path] ?? path,
);

export const RegisteredWire = wireOf(RegisteredShop);
