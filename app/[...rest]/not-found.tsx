import NotFoundHere from "@/app/(admin)/not-found";

export default NotFoundHere;
