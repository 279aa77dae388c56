"use server";

import { answer } from "@/app/_server/action";
import { personContext } from "@/app/_server/context";
import { keepLocale } from "@/app/_server/locale";
import { changePassword } from "@/lib/accounts/user/change-password";
import type { ChangePasswordInput, Profile, UpdateProfileInput } from "@/lib/accounts/user/schemas";
import { updateProfile } from "@/lib/accounts/user/update-profile";
import type { Result } from "@/lib/core/result";

/** One's own name and language; the pages follow at once. */
export async function updateProfileAction(input: UpdateProfileInput): Promise<Result<Profile>> {
  return answer("profileSaved", personContext, async (ctx) => {
    const profile = await updateProfile(ctx, input);
    await keepLocale(profile.locale);
    return profile;
  });
}

/** A new password; everybody else who was signed in with the old one is out. */
export async function changePasswordAction(input: ChangePasswordInput): Promise<Result<{ id: string }>> {
  return answer("passwordChanged", personContext, (ctx) => changePassword(ctx, input));
}
