export { declareObject, type ObjectOfUnit } from './declare-object.ts';
export { findGroup, type ObjectVersion } from './group.ts';
export { type ReadBinary, readBinary } from './read-binary.ts';
export { receiveBinary } from './receive-binary.ts';
