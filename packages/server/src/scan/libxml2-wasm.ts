import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { libxml2Messages } from './libxml2-messages.ts';
import { verdictOf } from './libxml2-verdict.ts';
import { runLimitedProcess } from './limited-process.ts';
import type { XmlValidationLimits, XmlValidator } from './xml-validation.ts';

const PROCESS = fileURLToPath(new URL('./libxml2-wasm-process.ts', import.meta.url));
const WATCH_MILLISECONDS = 100;
const KIB = 1_024;

/**
 * Validates through libxml2 compiled to WebAssembly, where `xmllint` is not installed. It only validates trees: the
 * document is held whole, about thirteen times its size, so that a larger one than the limit is not validated.
 */
export function libxml2WasmValidator(limits: XmlValidationLimits): XmlValidator {
  return {
    name: 'libxml2-wasm',
    async validate(schema, document, signal) {
      if (document.bytes > limits.wholeDocumentBytes) {
        const detail = `${document.bytes} > ${limits.wholeDocumentBytes}`;
        return { kind: 'stopped', obstacle: 'size', detail };
      }
      const messages = libxml2Messages();
      let overflowed = false;
      const end = await runLimitedProcess({
        command: process.execPath,
        args: [PROCESS, schema.path, schema.format],
        input: await document.open(),
        timeoutMs: limits.timeoutMs,
        ...(signal === undefined ? {} : { signal }),
        onLine: (line) => {
          messages.add(line);
          return !messages.ranOutOfMemory();
        },
        watch: (pid, stop) =>
          watchMemory(pid, limits.memoryBytes, () => {
            overflowed = true;
            stop();
          }),
      });
      return verdictOf(end, messages, limits, overflowed);
    },
  };
}

/** WebAssembly's memory is under no limit of the system's: where it tells what a process holds, that is watched. */
function watchMemory(pid: number, memoryBytes: number, overflow: () => void): () => void {
  const timer = setInterval(() => {
    if (residentBytes(pid) > memoryBytes) overflow();
  }, WATCH_MILLISECONDS);
  return () => clearInterval(timer);
}

function residentBytes(pid: number): number {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return Number(line?.[1] ?? 0) * KIB;
  } catch {
    // The process ended, or this system has no /proc: the limits on size and time remain.
    return 0;
  }
}
