import { Writable } from 'node:stream';
import { createLogger, type Logger } from '../../src/platform/index.ts';

/** A log that a test reads: lines of JSON, as they come. */
export function capturedLog(level: 'warn' | 'error'): {
  readonly lines: readonly string[];
  readonly logger: Logger;
} {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, logger: createLogger({ level, service: 'test', destination }) };
}
