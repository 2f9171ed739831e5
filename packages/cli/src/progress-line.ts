export interface ProgressLine {
  /** Replaces what the line says. */
  show(text: string): void;
  clear(): void;
}

/** One line of a terminal that is written again as work advances; nothing where there is no terminal. */
export function progressLine(options: {
  readonly visible: boolean;
  readonly stream?: NodeJS.WriteStream;
}): ProgressLine {
  const stream = options.stream ?? process.stderr;
  if (!options.visible || !stream.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (text) => void stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`),
    clear: () => void stream.write('\r\x1b[2K'),
  };
}
