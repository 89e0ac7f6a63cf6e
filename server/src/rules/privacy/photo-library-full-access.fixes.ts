import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { folderOf } from '../../core/uri';
import { addDependency } from '../../fixes/add-dependency';
import { deleteDeclaration } from '../../fixes/declaration';
import {
  photoPickerCapacitor,
  photoPickerDart,
  photoPickerExpo,
  photoPickerHeader,
  photoPickerJava,
  photoPickerKotlin,
  photoPickerObjectiveC,
  photoPickerReactNative,
  photoPickerSwift,
} from '../../fixes/photo-picker';
import { removePartEdits } from '../../fixes/remove-part';
import { statementRange } from '../../fixes/statement';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { DocumentNode } from '../../syntax/document';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';

export type Message = 'permission' | 'shared-files' | 'purpose' | 'reads-all' | 'asks-for-all' | 'legacy';

export interface State {
  readonly entry?: DocumentNode;
  readonly call?: CallNode;
  readonly part?: SyntaxNode;
}

const stateOf = (match: Match<Message>): State => (match.state ?? {}) as State;

function addPicker(ctx: RuleContext): readonly Edit[] | undefined {
  const { file, project } = ctx;
  const create = (name: string, text: string, dependency?: Edit) => {
    const uri = `${folderOf(file.uri)}/${name}`;
    if (project.exists(uri)) return undefined;
    const created: Edit = { edit: 'create-file', uri, text };
    return dependency ? [created, dependency] : [created];
  };
  switch (file.treeLanguage) {
    case 'kotlin':
      return create('PhotoPicker.kt', photoPickerKotlin(file.tree?.root.packageName ?? ''));
    case 'java':
      return create('PhotoPicker.java', photoPickerJava(file.tree?.root.packageName ?? ''));
    case 'objective-c': {
      const header = create('PhotoPicker.h', photoPickerHeader);
      const source = create('PhotoPicker.m', photoPickerObjectiveC);
      return header && source && [...header, ...source];
    }
    case 'swift': {
      if (/\bclass PhotoPicker\b/.test(file.text) || project.symbols.classes('PhotoPicker').length) return undefined;
      const end = { start: file.text.length, end: file.text.length };
      return [
        { edit: 'add-import', import: { module: 'PhotosUI' } },
        { edit: 'add-import', import: { module: 'UIKit' } },
        {
          edit: 'replace',
          range: end,
          expect: '',
          text: `${file.text.endsWith('\n') ? '\n' : '\n\n'}${photoPickerSwift}`,
        },
      ];
    }
    case 'dart':
      return create('photo_picker.dart', photoPickerDart, addDependency('image_picker', 'requestFullMetadata'));
    case 'typescript':
    case 'javascript': {
      const name = `photo-picker.${file.language === 'typescript' ? 'ts' : 'js'}`;
      if (project.dependsOn('@capacitor/core'))
        return create(name, photoPickerCapacitor, addDependency('@capacitor/camera', 'chooseFromGallery'));
      if (project.dependsOn('expo'))
        return create(name, photoPickerExpo, addDependency('expo-image-picker', "mediaTypes: ['images']"));
      return project.dependsOn('react-native')
        ? create(name, photoPickerReactNative, addDependency('react-native-image-picker'))
        : undefined;
    }
    default:
      return undefined;
  }
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Limit it to Android 12 and older, where it still does something',
    applicability: 'safe',
    for: ['shared-files'],
    languages: ['xml'],
    edits(ctx, match) {
      const { entry } = stateOf(match);
      // An app for an older target still has all its files on newer devices.
      if (!entry || (ctx.project.targetSdk ?? 0) < 33) return undefined;
      return [{ edit: 'set-attribute', element: entry.range.start, name: 'android:maxSdkVersion', value: '32' }];
    },
  },
  {
    title: 'Delete the entry (reading the whole library fails; pickers work)',
    applicability: 'suggestion',
    for: ['permission', 'shared-files', 'purpose'],
    languages: ['xml', 'plist', 'json'],
    edits: (ctx, match) => deleteDeclaration(ctx, stateOf(match).entry),
  },
  {
    title: 'Do not ask; the picker needs no permission',
    applicability: 'suggestion',
    for: ['asks-for-all'],
    languages: ['dart', 'typescript', 'javascript'],
    edits(ctx, match) {
      const { call } = stateOf(match);
      // Where the answer decides what comes next, the developer has to.
      const range = call && statementRange(call, ctx.file.text);
      return range && [{ edit: 'remove', range }];
    },
  },
  {
    title: 'Leave the option out',
    applicability: 'suggestion',
    for: ['legacy'],
    languages: ['typescript', 'javascript'],
    edits(ctx, match) {
      const { part } = stateOf(match);
      return part && removePartEdits(part, ctx.file.text);
    },
  },
  {
    title: 'Add a photo picker that needs no permission',
    applicability: 'manual',
    leavesFinding: 'The code that reads or asks for all pictures stays until it uses the picker.',
    for: ['reads-all', 'asks-for-all'],
    languages: codeLanguages,
    edits: addPicker,
  },
];
