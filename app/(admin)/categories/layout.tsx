import { Fence } from "../fence";

export default Fence;
