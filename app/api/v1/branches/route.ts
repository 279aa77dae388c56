import { list, resource, route } from "@/app/_server/route";
import { listBranches } from "@/lib/store/branch/queries";
import { BranchListWire, BranchWire } from "@/lib/store/branch/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(listBranches, list, { summary: "branches", input: BranchListWire, output: BranchWire }),
});
