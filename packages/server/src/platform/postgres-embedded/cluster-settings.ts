import { statfs } from 'node:fs/promises';

export interface ClusterSettings {
  readonly sharedBuffersMegabytes: number;
  /** Other settings, which win: `{ fsync: 'off' }` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Endpoint {
  /** Undefined: TCP on loopback instead. */
  readonly socketFolder: string | undefined;
  readonly port: number;
}

const MEBIBYTE = 2 ** 20;
/** Below this, parallel queries fail for want of shared memory (64 MB is a container's default). */
const SHARED_MEMORY_NEEDED = 256 * MEBIBYTE;

/** The text of chartrier.conf, written at each start and included by postgresql.conf. */
export async function clusterConfiguration(settings: ClusterSettings, endpoint: Endpoint): Promise<string> {
  const values: Record<string, string> = {
    listen_addresses: endpoint.socketFolder === undefined ? '127.0.0.1' : '',
    unix_socket_directories: endpoint.socketFolder ?? '',
    unix_socket_permissions: '0700',
    port: String(endpoint.port),
    max_connections: '200',
    shared_buffers: `${settings.sharedBuffersMegabytes}MB`,
    dynamic_shared_memory_type: await sharedMemoryType(),
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    // A deposit of a million units writes gigabytes: fewer, longer checkpoints.
    max_wal_size: '8GB',
    random_page_cost: '1.1',
    // Measured: compiling a query costs more than these queries last.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Its own files, one a weekday, written again the week after: never a pipe to a process that may die.
    logging_collector: 'on',
    log_directory: '../log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_line_prefix: '%m [%p] %q%a ',
    ...settings.settings,
  };
  const lines = Object.entries(values).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return `# Written by Chartrier at each start: changes made here are lost.\n${lines.join('\n')}\n`;
}

async function sharedMemoryType(): Promise<string> {
  if (process.platform !== 'linux') return 'posix';
  // where that cannot be known, mmap works everywhere
  const space = await statfs('/dev/shm').catch(() => undefined);
  return space !== undefined && space.bavail * space.bsize >= SHARED_MEMORY_NEEDED ? 'posix' : 'mmap';
}
