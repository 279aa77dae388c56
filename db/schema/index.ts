export * from "./accounts";
export * from "./store";
export * from "./system";
export * from "./trade";
export * from "./warehouse";
