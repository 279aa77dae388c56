/** How long a browser stays signed in, and how long a refresh token lives. */
export const SESSION_DAYS = 30;

/** How long an access token lives. */
export const ACCESS_MINUTES = 15;
