import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';

/** URI of a resource file in the source set of a manifest: `…/src/main/AndroidManifest.xml` → `…/src/main/res/xml/<name>.xml`. */
export function xmlResourceUri(manifestUri: string, name: string): string {
  return `${manifestUri.slice(0, manifestUri.lastIndexOf('/'))}/res/xml/${name}.xml`;
}

/**
 * Creates `res/xml/<name>.xml` beside the manifest and refers to it from an attribute. When such a file exists already, only
 * the reference is set, so nobody's rules are overwritten.
 */
export function resourceFile(
  ctx: RuleContext,
  element: number,
  attributeName: string,
  name: string,
  text: string,
): readonly Edit[] {
  return [
    { edit: 'set-attribute', element, name: attributeName, value: `@xml/${name}` },
    { edit: 'create-file', uri: xmlResourceUri(ctx.file.uri, name), text },
  ];
}
