/** Source of a network security config. Facts: developer.android.com, "Network security configuration". */
export const networkSecurityConfig = (
  plainHosts: readonly string[] = [],
): string => `<?xml version="1.0" encoding="utf-8"?>
<network-security-config>
    <base-config cleartextTrafficPermitted="false" />
${plainHosts.length > 0 ? domainConfig(plainHosts, '    ') : ''}</network-security-config>
`;

/** The exception for hosts that do not speak TLS. */
export const domainConfig = (hosts: readonly string[], indent: string): string =>
  [
    `${indent}<domain-config cleartextTrafficPermitted="true">`,
    ...hosts.map((host) => `${indent}    <domain>${host}</domain>`),
    `${indent}</domain-config>`,
    '',
  ].join('\n');
