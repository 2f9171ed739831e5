import { type Collection, garbageCollector } from './garbage-collector.ts';

/** Less than what makes V8 search its whole heap. */
const COLLECTED_BYTES = 8 * 1024 * 1024;

/**
 * To be told of bytes that pass, each chunk in memory of its own: V8 frees it when it next collects what is young, or searches
 * its whole heap for once 32 MB of it have come, thirty times a gigabyte. What is young is collected by hand before that
 * (measured where packages are received: two fifths of the processor time, and the pauses of those who search meanwhile).
 */
export function letGoOfPassing(): (bytes: number) => void {
  let passed = 0;
  let collect: ((collection: Collection) => void) | undefined;
  return (bytes) => {
    passed += bytes;
    if (passed < COLLECTED_BYTES) return;
    passed = 0;
    collect ??= garbageCollector();
    collect({ type: 'minor', execution: 'sync', flavor: 'regular' });
  };
}
