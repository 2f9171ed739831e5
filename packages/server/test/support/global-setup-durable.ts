import type { TestProject } from 'vitest/node';
import { startTestCluster } from './test-cluster.ts';

/** Global setup of the crash tests: a cluster of their own, with fsync on. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster({ durable: true });
  project.provide('testCluster', cluster.connection);
  return cluster.stop;
}
