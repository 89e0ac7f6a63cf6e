import { isLoopbackHost } from '../models/hosts';
import { hostKind, isShownToPeople, plainAddress } from '../models/plain-addresses';
import type { StringNode, SyntaxNode } from '../syntax/nodes';
import { nodesOfKind } from '../syntax/walk';

/**
 * Hosts that a file's code names in addresses with the schemes `http` and `ws`, sorted: those that it may ask without encryption.
 * Identifiers and addresses under names such as `helpUrl`, which people open elsewhere, do not count.
 */
export function plainHosts(root: SyntaxNode): readonly string[] {
  const hosts = new Set<string>();
  for (const node of nodesOfKind(root, 'string')) {
    if (!/^(http|ws):/i.test(node.value) || isShown(node)) continue;
    const address = plainAddress(node.value);
    // The rest of a template may belong to the host.
    if (!address || (node.parent?.kind === 'template' && address.rest === '')) continue;
    const host = address.host.toLowerCase();
    if (/^[a-z0-9.-]+$/.test(host) && (isLoopbackHost(host) || hostKind(address) !== 'ignored')) hosts.add(host);
  }
  return [...hosts].sort();
}

/** The name that keeps the address speaks of a page for people. */
function isShown(node: StringNode): boolean {
  for (let parent = node.parent, hops = 0; parent && hops < 4; parent = parent.parent, hops++) {
    if (parent.kind === 'variable' || parent.kind === 'parameter') return isShownToPeople(parent.name);
    if (parent.kind === 'pair') return isShownToPeople(parent.name ?? '');
    if (parent.kind === 'call') return /^(openURL|openUrl|launchUrl|openBrowserAsync|launch)$/.test(parent.name);
  }
  return false;
}
