import { useEffect, useState } from "react";

/** Whether something has been so for that long: what is over sooner is never shown. */
export function useLate(is: boolean, afterMs: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [is, afterMs]);
  return is && isLate;
}
