/** Hosts that only development uses; nothing sent to them crosses a network that others watch. */

/** The machine itself, also as the Android emulators see it (`10.0.2.2`, `10.0.3.2`). */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    /^127(\.\d+){3}$/.test(name) ||
    /^10\.0\.[23]\.2$/.test(name)
  );
}

/** Private ranges (RFC 1918) and multicast DNS names: a developer's or office network. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase();
  return (
    /^10(\.\d+){3}$/.test(name) ||
    /^192\.168(\.\d+){2}$/.test(name) ||
    /^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/.test(name) ||
    name.endsWith('.local')
  );
}

/**
 * Hosts of revocation lists and OCSP responders. Certificates name them with http URLs, because what they serve is signed
 * and fetching it by TLS would need the answer first (RFC 5280, section 8).
 */
export const isRevocationHost = (host: string): boolean =>
  /^(crls?|ocsps?)\d*[.-]|[.-](crls?|ocsps?)\d*\.|\.lencr\.org$|(^|\.)[co]\.pki\.goog$/i.test(host);
