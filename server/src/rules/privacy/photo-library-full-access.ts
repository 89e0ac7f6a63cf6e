import { codeLanguages } from '../../core/language';
import { callNames } from '../../models/listed-api';
import {
  galleryWords,
  libraryPackages,
  libraryWords,
  photoApis,
  pickerWords,
  pictureWords,
} from '../../models/photo-apis';
import { declarationQueries } from '../../rule-kit/declarations';
import { listedApi } from '../../rule-kit/listed-api';
import { defineRule, type Match, type ProjectFacts, type RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, unwrap } from '../../syntax/walk';
import { fixes, type Message, type State } from './photo-library-full-access.fixes';

const uses = (project: ProjectFacts, words: readonly string[]): boolean => words.some((word) => project.usesWord(word));

/** Galleries, editors and backups work on the whole library; for them the finding is a remark. */
function isGallery(project: ProjectFacts): boolean {
  if (uses(project, galleryWords)) return true;
  return project
    .documents('android-manifest')
    .some(
      ({ document }) =>
        document &&
        [...descendants(document.root)].some(
          (node) => attribute(node, 'android:name')?.value === 'android.intent.category.APP_GALLERY',
        ),
    );
}

function* report(ctx: RuleContext, match: Match<Message>): Iterable<Match<Message>> {
  yield isGallery(ctx.project) ? { ...match, severity: 'information' } : match;
}

const media = /READ_MEDIA_(IMAGES|VIDEO)$/;

/** `READ_EXTERNAL_STORAGE` opens pictures and any other shared file; what it is there for shows in what the app does. */
const isForPictures = ({ project }: RuleContext, entry: DocumentNode): boolean =>
  (entry.parent?.children ?? []).some((node) =>
    media.test(attribute(node, 'android:name')?.value ?? `${node.value}`),
  ) ||
  uses(project, [...pictureWords, ...galleryWords]) ||
  project.dependsOn(libraryPackages);

/** Who handles the selection of single pictures lets the user decide already. */
const handlesSelection = (entry: DocumentNode): boolean =>
  (entry.parent?.children ?? []).some((node) =>
    (attribute(node, 'android:name')?.value ?? String(node.value)).endsWith('READ_MEDIA_VISUAL_USER_SELECTED'),
  );

/** `MediaStore.Images.Media.EXTERNAL_CONTENT_URI` as written: all pictures and not one of them. */
function isMediaTable(node: SyntaxNode): boolean {
  const target = unwrap(node);
  if (target.kind !== 'member' || target.name !== 'EXTERNAL_CONTENT_URI') return false;
  for (
    let owner: SyntaxNode | undefined = target.receiver;
    owner;
    owner = owner.kind === 'member' ? owner.receiver : undefined
  ) {
    if (owner.kind !== 'name' && owner.kind !== 'member') return false;
    if (/^(Images|Video)$/.test(owner.name)) return true;
  }
  return false;
}

/** `requestAuthorization(for: .readWrite)`, or the older form that means the same. */
function asksToRead(call: CallNode): boolean {
  const level = call.args.find(({ label }) => label === 'for')?.value;
  return !level || ((level.kind === 'member' || level.kind === 'name') && level.name === 'readWrite');
}

const iosPicker = 'PHPickerViewController, or PhotosPicker in SwiftUI';

export default defineRule({
  id: 'privacy/photo-library-full-access',
  meta: {
    title: 'Whole photo library requested',
    category: 'privacy',
    severity: 'warning',
    precision: 'high',
    languages: ['xml', 'plist', 'json', ...codeLanguages],
    cwe: [359, 250],
    masvs: ['MASVS-PRIVACY-1'],
    maswe: ['MASWE-0066', 'MASWE-0069'],
    mission: [1],
    since: '0.1.0',
    docs: {
      what: 'Finds the permissions for all pictures and videos, `READ_EXTERNAL_STORAGE` beyond Android 12 (a remark where nothing in the app is about pictures), purpose strings for the library in apps that only use pickers, and calls that read or request the whole library on Android, iOS, React Native, Expo, Capacitor and Flutter. Adding pictures only, pickers and the selection of single pictures are left alone; in galleries, editors and backups the finding is a remark only.',
      why: 'A photo library shows family, documents, passwords on paper and, in its metadata, where every picture was taken. The system’s picker hands over just what the user chooses, needs no permission, and Google Play accepts the permissions only from apps whose purpose is the library.',
      fix: 'Let the user pick: `PickVisualMedia`, `PHPickerViewController` or `PhotosPicker`, `launchImageLibraryAsync` without asking first, `Camera.chooseFromGallery`, `ImagePicker`. For saving ask for add-only access. Then delete the permission.',
      references: [
        'https://developer.android.com/training/data-storage/shared/photo-picker',
        'https://developer.apple.com/documentation/photosui/phpickerviewcontroller',
        'https://support.google.com/googleplay/android-developer/answer/14115180',
      ],
    },
  },
  messages: {
    permission:
      'This permission opens the whole photo library. It shows family, papers and places, and leaks with the rest. Use the photo picker, which needs no permission.',
    'shared-files': {
      text: 'Up to Android 12 this permission opens all shared files, pictures among them; later it does nothing. Limit it to `maxSdkVersion` 32, and let people choose a file or folder.',
      severity: 'information',
    },
    purpose:
      'This text asks for the whole photo library, and the app only opens pickers, which need none. Whoever agrees opens all pictures. Delete it.',
    'reads-all':
      'This reads the whole photo library. It shows family, papers and places, and leaks with the rest. Use {instead}.',
    'asks-for-all':
      'This asks for the whole photo library. It shows family, papers and places, and leaks with the rest. Use {instead}.',
    legacy: {
      text: 'The legacy picker hands over any file and shows no photo picker. Leave the option out.',
      severity: 'information',
    },
  },
  projectWords: [...galleryWords, ...libraryWords, ...pickerWords, ...pictureWords],
  queries: [
    ...declarationQueries<Message>(
      ['READ_MEDIA_IMAGES', 'READ_MEDIA_VIDEO', 'READ_EXTERNAL_STORAGE'],
      ['NSPhotoLibraryUsageDescription'],
      function* (ctx, { kind, name, node, at }) {
        const state: State = { entry: node };
        if (kind === 'purpose') {
          const { project } = ctx;
          if (!project.complete || uses(project, libraryWords) || project.dependsOn(libraryPackages)) return;
          if (uses(project, pickerWords)) yield* report(ctx, { messageId: 'purpose', at, state });
          return;
        }
        if (name === 'READ_EXTERNAL_STORAGE') {
          if (Number(attribute(node, 'android:maxSdkVersion')?.value) <= 32) return;
          if (!isForPictures(ctx, node)) {
            yield { messageId: 'shared-files', at, state };
            return;
          }
        }
        if (!handlesSelection(node)) yield* report(ctx, { messageId: 'permission', at, state });
      },
    ),
    {
      on: 'call',
      names: ['query', 'managedQuery'],
      languages: ['kotlin', 'java'],
      *check(ctx, call) {
        const table = call.args[0]?.value;
        if (!table || !isMediaTable(table) || /_ID\b/.test(textOf(ctx, call.args[2]?.value))) return;
        yield* report(ctx, { messageId: 'reads-all', at: table, data: { instead: 'PickVisualMedia' }, state: {} });
      },
    },
    {
      on: 'name',
      names: ['READ_MEDIA_IMAGES', 'READ_MEDIA_VIDEO'],
      languages: ['kotlin', 'java', 'typescript', 'javascript'],
      *check(ctx, node) {
        const owner = node.kind === 'member' ? node.receiver : undefined;
        if (!owner || (owner.kind !== 'member' && owner.kind !== 'name')) return;
        if (!/^(permission|PERMISSIONS|ANDROID)$/.test(owner.name)) return;
        if (/^check/.test(enclosing(node, 'call')?.name ?? '')) return;
        const instead = 'the photo picker, which needs no permission';
        const at = { range: node.kind === 'member' ? node.nameRange : node.range };
        yield* report(ctx, { messageId: 'asks-for-all', at, data: { instead }, state: {} });
      },
    },
    {
      on: 'call',
      names: callNames(photoApis),
      languages: ['swift', 'objective-c', 'typescript', 'javascript', 'dart'],
      *check(ctx, call) {
        const row = listedApi(ctx, call, photoApis);
        // `requestPermissionsAsync(true)` asks to add pictures only.
        if (!row || (call.args[0] && ctx.semantics.constantValue(call.args[0].value) === true)) return;
        const reads = /(fetchAssets|getAssets|getPhotos|getAssetPathList)/.test(row.api);
        const messageId = reads ? 'reads-all' : 'asks-for-all';
        const state: State = { call };
        yield* report(ctx, { messageId, at: { range: call.nameRange }, data: { instead: row.instead }, state });
      },
    },
    {
      on: 'call',
      names: ['requestAuthorization', 'requestAuthorizationForAccessLevel:handler:'],
      languages: ['swift', 'objective-c'],
      *check(ctx, call) {
        const swift = ctx.file.treeLanguage === 'swift';
        const api = swift ? 'Photos.PHPhotoLibrary#requestAuthorization' : `PHPhotoLibrary#${call.name}`;
        if (!ctx.semantics.matchesApi(call, api)) return;
        // Notifications, health and speech ask by the same name, of an instance whose type the file need not say.
        if (swift && !/^(Photos\.)?PHPhotoLibrary$/.test(textOf(ctx, call.receiver))) return;
        if (swift ? !asksToRead(call) : !/ReadWrite/.test(textOf(ctx, call.args[0]?.value))) return;
        yield* report(ctx, {
          messageId: 'asks-for-all',
          at: { range: call.nameRange },
          data: { instead: iosPicker },
          state: { call },
        });
      },
    },
    {
      // permission_handler, and Capacitor's camera.
      on: 'call',
      names: ['request', 'requestPermissions'],
      languages: ['dart', 'typescript', 'javascript'],
      *check(ctx, call) {
        const asked = call.receiver;
        if (ctx.file.treeLanguage !== 'dart') {
          const photos = /permissions:\s*\[[^\]]*['"]photos['"]/.test(textOf(ctx, call.args[0]?.value));
          if (!photos || !ctx.semantics.matchesApi(call, '@capacitor/camera#Camera.requestPermissions')) return;
          const data = { instead: 'Camera.chooseFromGallery, which needs no permission' };
          yield* report(ctx, { messageId: 'asks-for-all', at: { range: call.nameRange }, data, state: { call } });
          return;
        }
        const owner = asked?.kind === 'member' ? asked.receiver : undefined;
        if (asked?.kind !== 'member' || !/^(photos|videos|storage)$/.test(asked.name)) return;
        if ((owner?.kind !== 'name' && owner?.kind !== 'member') || owner.name !== 'Permission') return;
        const data = { instead: 'ImagePicker().pickImage, which needs no permission' };
        yield* report(ctx, { messageId: 'asks-for-all', at: asked, data, state: { call } });
      },
    },
    {
      on: 'pair',
      names: ['legacy'],
      languages: ['typescript', 'javascript'],
      *check(ctx, node) {
        const call = enclosing(node, 'call');
        if (node.value.kind !== 'boolean' || !node.value.value || !call) return;
        if (!ctx.semantics.matchesApi(call, 'expo-image-picker#launchImageLibraryAsync')) return;
        yield { messageId: 'legacy', at: node, state: { part: node } satisfies State };
      },
    },
  ],
  fixes,
});

const textOf = (ctx: RuleContext, node: SyntaxNode | undefined): string =>
  node ? ctx.file.text.slice(node.range.start, node.range.end) : '';
