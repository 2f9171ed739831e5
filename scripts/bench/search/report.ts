import { cpus, loadavg } from 'node:os';
import type { GeneratedArchive } from './generated-archive.ts';
import type { Measured, Taken, TooLong } from './measure.ts';
import type { Scrolled } from './scroll-all.ts';

const MEBIBYTE = 2 ** 20;

export interface SearchReport {
  readonly archive: Pick<GeneratedArchive, 'loaded' | 'sharedBuffersMegabytes'>;
  readonly tables: number;
  readonly sizes: readonly { readonly name: string; readonly bytes: number }[];
  readonly measured: readonly (Measured | TooLong)[];
  readonly scrolled: Scrolled;
  readonly startLoad: number;
}

/** The section of BENCHMARKS.md. */
export function searchSection({
  archive,
  tables,
  sizes,
  measured,
  scrolled,
  startLoad,
}: SearchReport): string {
  const { units, documentBytes, shelves, seconds } = archive.loaded;
  const load = `${startLoad.toFixed(1)} to ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores`;
  return [
    `\`npm run bench -- search --units ${units}\`, ${new Date().toISOString().slice(0, 10)}. ${group(units)} generated units of ${group(documentBytes)} bytes of JSON, 100 roots of very different sizes, up to 8 levels, 200 agencies, French words by Zipf's law; ${shelves} deposits, merged into ${tables} tables as the workers do; shared_buffers ${archive.sharedBuffersMegabytes} MB, caches warm. Loaded in ${Math.round(seconds)} s by the product's own functions.`,
    '',
    `The load of the machine was ${load}: beside wall times, which other work lengthens, stands the processor time of a question (Node and its PostgreSQL connection), which it does not.`,
    '',
    'From the syntax tree to the last row rendered; page of 20, exact total and facets of one snapshot. By hand: one SQL statement written for the question, on the same rows, in the same run, in alternation. The ratio is of processor times, or of medians where these are not known.',
    '',
    '| question | results | p50 / p95 ms | by hand | CPU ms | by hand | ratio | wanted p95 |',
    '|---|---|---|---|---|---|---|---|',
    ...measured.map(line),
    '',
    `Scroll of all ${group(scrolled.units)} units, rendered and written as lines: **${group(scrolled.unitsPerSecond)} units/s** (${group(scrolled.unitsPerCpuSecond)} a second of the reader's processor time); resident memory ${group(scrolled.memoryAtFirst / MEBIBYTE)} MB in the first tenth, at most ${group(scrolled.memoryAtMost / MEBIBYTE)} MB afterwards.`,
    '',
    'On disk, bytes a unit:',
    '',
    '| | |',
    '|---|---|',
    ...sizes.map(({ name, bytes }) => `| ${name} | ${group(bytes / units)} |`),
  ].join('\n');
}

function line(asked: Measured | TooLong): string {
  if ('refusedAfterMilliseconds' in asked)
    return `| ${asked.name} |  | refused after ${asked.refusedAfterMilliseconds / 1_000} s, with what to do |  |  |  |  | ${asked.target ?? ''} |`;
  const {
    name,
    target,
    results: [least, most],
    product,
    byHand,
  } = asked;
  return `| ${[
    name,
    least === most ? group(most) : `${group(least)} to ${group(most)}`,
    wall(product),
    byHand === undefined ? '' : wall(byHand),
    processor(product),
    byHand === undefined ? '' : processor(byHand),
    byHand === undefined ? '' : ratio(product, byHand).toFixed(2),
    target ?? '',
  ].join(' | ')} |`;
}

function wall({ milliseconds: { p50, p95 } }: Taken): string {
  return `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
}

function processor({ cpu }: Taken): string {
  return cpu === undefined ? '' : cpu.toFixed(1);
}

function ratio(product: Taken, byHand: Taken): number {
  return product.cpu !== undefined && byHand.cpu !== undefined
    ? product.cpu / byHand.cpu
    : product.milliseconds.p50 / byHand.milliseconds.p50;
}

function group(value: number): string {
  return Math.round(value).toLocaleString('en');
}
