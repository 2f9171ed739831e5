import { collectDefaultMetrics, Registry } from 'prom-client';

/** Where a room registers its counters, gauges and histograms: `new Counter({…, registers: [metrics]})`. */
export type Metrics = Registry;

/** A registry of its own for one process, with Node's own measures (memory, event loop, handles). */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}
