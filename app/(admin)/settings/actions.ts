"use server";

import { action } from "@/app/_server/action";
import { updateSettings } from "@/lib/store/settings/update-settings";
import { updateStore } from "@/lib/store/store/update-store";

export const updateSettingsAction = action(updateSettings, "settingsSaved");
export const updateStoreAction = action(updateStore, "storeSaved");
