/** The address of a stored picture. */
export const pictureUrl = (key: string): string => `/pictures/${key}`;
