import type { DeviceIdentifier } from '../../models/device-identifiers';
import type { DocumentNode } from '../../syntax/document';
import type { SyntaxNode } from '../../syntax/nodes';

export type Message = 'hardware' | 'app-scoped' | 'sent' | 'permission';

/** What the fixes need: the expression that reads the identifier, or the element of the permission. */
export interface State {
  readonly node?: SyntaxNode;
  readonly row?: DeviceIdentifier;
  readonly element?: DocumentNode;
}
