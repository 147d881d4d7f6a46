// Specification 2's routes, in camelCase: one file for each part of it, each exported here.
export {}
