/**
 * What to do about a failed install, judged by what the tool printed.
 *
 * @param {string} output what npm or pnpm wrote
 * @returns {string} one or two sentences for a person
 */
export function findRemedy(output) {
  const known = REMEDIES.find(({ pattern }) => pattern.test(output));
  return known?.remedy ?? 'Read the messages above, put the cause right and run the command again.';
}

const REMEDIES = [
  {
    pattern: /ENOSPC|no space left/i,
    remedy: 'The disk is full. Free about 2 GB and run the command again.',
  },
  {
    pattern: /EROFS|read-only file system/i,
    remedy: 'This folder is read-only. Clone the repository to a place you can write to.',
  },
  {
    pattern: /EACCES|EPERM|permission denied|operation not permitted/i,
    remedy:
      'A file cannot be written. Make this folder and the npm cache your own (chown), or clone it elsewhere.',
  },
  {
    pattern: /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY|CERT_|certificate/i,
    remedy:
      "The registry's certificate is not trusted. Behind a company proxy, set NODE_EXTRA_CA_CERTS to its CA file.",
  },
  {
    pattern: /\bE40[137]\b|authentication required|\b40[137] (Unauthorized|Forbidden)/i,
    remedy: 'The registry refused access. Check its login and the proxy settings in ~/.npmrc.',
  },
  {
    pattern: /OUTDATED_LOCKFILE|LOCKFILE_CONFIG_MISMATCH|frozen.lockfile/i,
    remedy:
      'pnpm-lock.yaml does not match the package.json files. Undo your change, or run the pnpm in .tools with "install" to update it.',
  },
  {
    pattern: /ETARGET|E404|notarget|No matching version|404 Not Found|ERR_PNPM_FETCH_404/i,
    remedy:
      'The registry does not have this package. A mirror may lag: point "npm config set registry" at https://registry.npmjs.org/.',
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|fetch failed|META_FETCH_FAIL|error sending request/i,
    remedy:
      'The npm registry cannot be reached. Check the connection, HTTPS_PROXY, and "npm config get registry"; what is already downloaded is kept.',
  },
];
