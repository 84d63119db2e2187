// Every page is a file, so that any server will do.
export const prerender = true;
export const trailingSlash = "always";
