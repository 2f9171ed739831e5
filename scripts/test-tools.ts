// Checks the tools that only tests or options need, and installs those missing where it may (root on Debian).
// Otherwise it says what to install and what is left out; under CI=true a missing tool is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface TestTool {
  readonly program: string;
  /** Debian's package. */
  readonly debian: string;
  readonly leftOut: string;
}

const TEST_TOOLS: readonly TestTool[] = [
  { program: 'chromium', debian: 'chromium', leftOut: 'the tests of the front office (a real browser)' },
  {
    program: 'WebKitWebDriver',
    debian: 'webkit2gtk-driver',
    leftOut: 'the downloads of the front office from a real WebKit',
  },
  { program: 'Xvfb', debian: 'xvfb', leftOut: 'the same: the screen on which WebKit draws' },
  { program: 'clamd', debian: 'clamav-daemon', leftOut: 'the antivirus tests (a real clamd)' },
  {
    program: 'openssl',
    debian: 'openssl',
    leftOut: 'the tests of mutual TLS (certificates made by openssl)',
  },
  {
    program: 'xmllint',
    debian: 'libxml2-utils',
    leftOut:
      'the validation of manifests by archive profiles as they stream (WebAssembly does it, in memory)',
  },
];

/** Debian puts daemons where an ordinary user's PATH does not look. */
const SYSTEM_DIRECTORIES = ['/usr/sbin', '/sbin', '/usr/local/sbin'];

function isInstalled(tool: TestTool): boolean {
  const directories = [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM_DIRECTORIES];
  return directories.some((directory) => existsSync(join(directory, tool.program)));
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function install(tools: readonly TestTool[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...tools.map((tool) => tool.debian)],
  ];
  for (const step of steps) {
    const run = spawnSync('apt-get', step, { env: environment, encoding: 'utf8' });
    if (run.status !== 0) console.error(`apt-get ${step.join(' ')}: ${run.stderr || run.error?.message}`);
  }
}

export function checkTestTools(): number {
  let missing = TEST_TOOLS.filter((tool) => !isInstalled(tool));
  if (missing.length > 0 && mayInstall()) {
    console.log(`Installing ${missing.map((tool) => tool.debian).join(', ')} from Debian's packages`);
    install(missing);
    missing = missing.filter((tool) => !isInstalled(tool));
  }
  for (const tool of missing) {
    console.error(
      `${tool.program} is missing: install Debian's package ${tool.debian}. Left out: ${tool.leftOut}.`,
    );
  }
  return missing.length > 0 && process.env['CI'] === 'true' ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = checkTestTools();
