/** Formats a picture may have: an SVG is none of them, since it may hold a program. */
export const PICTURE_FORMATS = ["jpeg", "png", "webp", "gif", "avif", "heif", "tiff"] as const;

/** The same for the browser that chooses a file. */
export const PICTURE_TYPES: readonly string[] = [...PICTURE_FORMATS, "heic"].map((format) => `image/${format}`);

/** Whether a file may be a picture, by what the browser says of it. Of some it says nothing: then its content decides. */
export const mayBePicture = ({ type }: { type: string }): boolean => type === "" || PICTURE_TYPES.includes(type);
