import { profileHandlers } from "../profile";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = profileHandlers();
