/** Stands in for the package in tests: there is no client bundle to keep this code out of. */
export {};
