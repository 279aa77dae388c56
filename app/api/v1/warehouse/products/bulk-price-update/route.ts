/** No product's id, whatever `[id]` beside it takes: refused by its name until it is there. */
export { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/app/api/[[...path]]/route";
