/** Starts that many attempts at once and answers how each ended. */
export const atOnce = <T>(times: number, attempt: (i: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
  Promise.allSettled(Array.from({ length: times }, (_, i) => attempt(i)));

export const fulfilled = <T>(answers: PromiseSettledResult<T>[]): T[] => answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
export const refused = <T>(answers: PromiseSettledResult<T>[]): unknown[] => answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
