"use server";

import { action } from "@/app/_server/action";
import { activateBranch } from "@/lib/store/branch/activate-branch";
import { createBranch } from "@/lib/store/branch/create-branch";
import { deactivateBranch } from "@/lib/store/branch/deactivate-branch";
import { updateBranch } from "@/lib/store/branch/update-branch";
import { createRegister } from "@/lib/store/register/create-register";
import { releaseRegister } from "@/lib/store/register/release-register";
import { updateRegister } from "@/lib/store/register/update-register";

export const createBranchAction = action(createBranch, "branchCreated");
export const updateBranchAction = action(updateBranch, "branchSaved");
export const deactivateBranchAction = action(deactivateBranch, "branchClosed");
export const activateBranchAction = action(activateBranch, "branchOpened");
export const createRegisterAction = action(createRegister, "registerCreated");
export const updateRegisterAction = action(updateRegister, "registerSaved");
export const releaseRegisterAction = action(releaseRegister, "registerReleased");
