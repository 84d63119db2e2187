// The folder is its own root: Next would take the lock further up for it. Exported, so that any server will do.
export default { output: "export", trailingSlash: true, turbopack: { root: import.meta.dirname } };
