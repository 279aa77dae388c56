import "server-only";

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

import { newId } from "./id";

/** Where files lie. One port, so that a folder here may be a bucket elsewhere; keys are `<store>/<kind>/<name>`. */
export type Storage = {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** `null`: there is none. */
  get(key: string): Promise<Buffer | null>;
  remove(key: string): Promise<void>;
  /** Removes the files of a kind, of every store, that were put before a moment. */
  sweep(kind: string, before: Date): Promise<void>;
};

const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)*(\.[a-z0-9]+)?$/;

/** Whether a key is one of ours: no dots that climb, no empty parts. */
export const isStorageKey = (key: string): boolean => key.length <= 200 && KEY.test(key);

/** A folder on this machine. A file is written beside its place and moved there, so that nobody reads half of one. */
export function folderStorage(root: string): Storage {
  const pathOf = (key: string): string => {
    if (!isStorageKey(key)) throw new Error(`not a storage key: ${key}`);
    return join(resolve(root), key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const draft = `${path}.${newId()}`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, bytes);
      await rename(draft, path);
    },
    get: (key) => readFile(pathOf(key)).catch(absent),
    remove: (key) => rm(pathOf(key), { force: true }),
    async sweep(kind, before) {
      const stores = (await readdir(resolve(root)).catch(absent)) ?? [];
      for (const store of stores.filter(isStorageKey)) {
        const folder = pathOf(`${store}/${kind}`);
        for (const name of (await readdir(folder).catch(absent)) ?? []) {
          const file = join(folder, name);
          const known = await stat(file).catch(absent); // another replica may sweep the same folder
          if (known && known.mtime < before) await rm(file, { force: true, recursive: true });
        }
      }
    },
  };
}

function absent(error: unknown): null {
  if (error instanceof Error && "code" in error && ["ENOENT", "EISDIR", "ENOTDIR"].includes(String(error.code))) return null;
  throw error;
}

/** The files of this installation, in `DATA_DIR`. */
export const storage: Storage = folderStorage(join(process.env.DATA_DIR ?? ".data", "files"));
