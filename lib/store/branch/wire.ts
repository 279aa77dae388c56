import { wireOf } from "@/lib/core/wire";

import { Branch, BranchListParams } from "./schemas";

export const BranchWire = wireOf(Branch);
export const BranchListWire = wireOf(BranchListParams);
