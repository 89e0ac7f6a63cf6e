import { attribute, type DocumentNode } from '../syntax/document';
import type { Anchor, Match, Query, RuleContext } from './rule';

/** Where a project asks the system for something: a manifest, a property list or the configuration of Expo. */
export interface Declaration {
  readonly kind: 'permission' | 'purpose' | 'configured';
  /** Without `android.permission.`. */
  readonly name: string;
  readonly node: DocumentNode;
  readonly at: Anchor;
}

/**
 * Queries for permissions of the main manifests and of Expo's `android.permissions`, and for purpose strings and other keys of
 * property lists, also under Expo's `infoPlist`. Debug manifests and entries that only remove do not count.
 */
export function declarationQueries<M extends string>(
  android: readonly string[],
  ios: readonly string[],
  check: (ctx: RuleContext, declaration: Declaration) => Iterable<Match<M>>,
): readonly Query<M>[] {
  return [
    {
      on: 'entry',
      roles: ['android-manifest', 'cordova-config'],
      names: ['uses-permission', 'uses-permission-sdk-23'],
      *check(ctx, node) {
        const written = attribute(node, 'android:name');
        const name = permissionName(written?.value);
        if (!written || !android.includes(name) || ctx.isDebugSource) return;
        if (attribute(node, 'tools:node')?.value === 'remove') return;
        yield* check(ctx, { kind: 'permission', name, node, at: { range: written.valueRange } });
      },
    },
    {
      on: 'entry',
      roles: ['info-plist', 'expo-config'],
      names: ios,
      *check(ctx, node) {
        if (node.kind !== 'pair') return;
        yield* check(ctx, { kind: 'purpose', name: node.name, node, at: { range: node.nameRange } });
      },
    },
    {
      // Cordova writes `<edit-config file="*-Info.plist" target="NS…">` and `<config-file parent="NS…">` into the property list.
      on: 'entry',
      roles: ['cordova-config'],
      names: ['edit-config', 'config-file'],
      *check(ctx, node) {
        const key = attribute(node, node.name === 'edit-config' ? 'target' : 'parent');
        if (key && ios.includes(key.value)) {
          yield* check(ctx, { kind: 'purpose', name: key.value, node, at: { range: key.valueRange } });
        }
      },
    },
    {
      on: 'entry',
      roles: ['expo-config'],
      names: ['permissions'],
      *check(ctx, list) {
        if (list.parent?.name !== 'android') return;
        for (const node of list.children) {
          const name = permissionName(String(node.value));
          if (!android.includes(name) || !node.valueRange) continue;
          yield* check(ctx, { kind: 'configured', name, node, at: { range: node.valueRange } });
        }
      },
    },
  ];
}

const permissionName = (written: string | undefined): string => (written ?? '').replace(/^android\.permission\./, '');
