import { appleForm } from '../models/data-disclosure';
import { type DataType, evidenceOf, type PersonalData, personalData } from '../models/personal-data';
import { neededPurposes } from '../models/purpose-needs';
import type { ThirdPartySdk } from '../models/third-party-sdk-rows';
import { thirdPartySdks } from '../models/third-party-sdks';
import type { Dependency, ProjectFacts } from '../rule-kit/rule';
import { declarations, manifestedTypes } from './declarations';
import type { DataReceiver, FileDataUse, Inventory, InventoryEntry, InventoryMark, InventoryPlace } from './inventory';

/**
 * The inventory of a project from what it declares, what its files do, and what its dependencies are known for. Kinds that nothing
 * in the project concerns are left out.
 */
export function projectInventory(project: ProjectFacts, uses: readonly FileDataUse[]): Inventory {
  const declared = declarations(project);
  const manifested = manifestedTypes(project);
  const receivers = receiversOf(project.dependencies);
  const entries = personalData.flatMap((row): InventoryEntry[] => {
    const { type, label, weight } = row;
    const entry = {
      type,
      label,
      weight,
      declared: declared.filter((each) => each.type === type).map(place),
      read: uses.flatMap(({ read }) => read.filter((each) => each.type === type).map(place)),
      goesTo: uses.flatMap(({ goesTo }) =>
        goesTo.filter((each) => each.type === type).map(({ type: _type, ...rest }) => rest),
      ),
      broughtBy: project.dependencies
        .filter((dependency) => !dependency.dev && reads(row, dependency))
        .map(dependencyPlace),
      receivedBy: receivers.flatMap(({ sdk, receiver }) => (sdk.collects.includes(type) ? [receiver] : [])),
    };
    const concerned = [entry.declared, entry.read, entry.goesTo, entry.broughtBy, entry.receivedBy];
    if (concerned.every((list) => list.length === 0)) return [];
    return [{ ...entry, marks: marksOf(entry, row, project, manifested) }];
  });
  return { root: project.root, entries: entries.sort((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1)) };
}

const place = ({ name, uri, range }: InventoryPlace): InventoryPlace => ({ name, uri, range });

const dependencyPlace = ({ name, uri, range }: Dependency): InventoryPlace => ({ name, uri, range });

/** Whether a dependency's code reads the kind for the app. One that serves several kinds of location reads the exact one. */
function reads(row: PersonalData, { name }: Dependency): boolean {
  if (row.packages.includes(name)) return true;
  const own = evidenceOf(row).filter(
    (evidence) => personalData.find((other) => evidenceOf(other).includes(evidence)) === row,
  );
  return own.some(({ dependencies }) => dependencies.test(name));
}

/** Whether anything in the project may need what was declared; evidence of a permission serves all kinds it opens. */
function isNeeded(row: PersonalData, project: ProjectFacts): boolean {
  return evidenceOf(row).some(
    ({ words, dependencies }) => words.some((word) => project.usesWord(word)) || project.dependsOn(dependencies),
  );
}

function receiversOf(dependencies: readonly Dependency[]): readonly { sdk: ThirdPartySdk; receiver: DataReceiver }[] {
  return dependencies.flatMap((dependency) => {
    if (dependency.dev) return [];
    const sdk = thirdPartySdks.find((each) => packagesOf(each, dependency.ecosystem).includes(dependency.name));
    if (!sdk) return [];
    return [
      {
        sdk,
        receiver: { ...dependencyPlace(dependency), service: sdk.name, purpose: sdk.purpose, tracks: sdk.tracks },
      },
    ];
  });
}

function packagesOf(sdk: ThirdPartySdk, ecosystem: Dependency['ecosystem']): readonly string[] {
  switch (ecosystem) {
    case 'gradle':
      return sdk.gradle;
    case 'pub':
      return sdk.pub;
    case 'cocoapods':
    case 'swift-package':
      return sdk.apple;
    default:
      return sdk.npm;
  }
}

function marksOf(
  entry: Omit<InventoryEntry, 'marks'>,
  row: PersonalData,
  project: ProjectFacts,
  manifested: ReadonlySet<string> | undefined,
): readonly InventoryMark[] {
  const marks: InventoryMark[] = [];
  const inUse = [entry.read, entry.goesTo, entry.broughtBy, entry.receivedBy].some((list) => list.length > 0);
  // Binaries may need what no source shows, and a half-read project has not shown everything.
  if (entry.declared.length > 0 && !inUse && !isNeeded(row, project) && project.complete && !project.hasOpaqueBinaries)
    marks.push('declared-unused');
  if (missesPurpose(entry, project)) marks.push('used-undeclared');
  const apple = appleForm.types[row.type];
  const leaves =
    entry.receivedBy.length > 0 || entry.goesTo.some(({ kind }) => kind === 'network' || kind === 'analytics');
  if (manifested && leaves && apple.length > 0 && !apple.some((name) => manifested.has(name)))
    marks.push('not-in-privacy-manifest');
  const open = entry.goesTo.some(({ kind }) => kind === 'plaintext-storage' || kind === 'log');
  if (row.weight >= 2 && open) marks.push('more-than-protected');
  return marks;
}

/** iOS ends an app that uses these APIs without their purpose string. */
function missesPurpose({ type, read }: Pick<InventoryEntry, 'type' | 'read'>, project: ProjectFacts): boolean {
  const plists = project.documents('info-plist').filter(({ document }) => document);
  if (plists.length === 0) return false;
  const has = (key: string): boolean => plists.some(({ text }) => text.includes(`<key>${key}</key>`));
  return neededPurposes.some(
    ({ type: needed, words, keys }) =>
      needed === type &&
      read.some(({ name, uri }) => words.includes(name) && /\.(swift|m|mm)$/.test(uri)) &&
      !keys.some(has),
  );
}

/** All kinds there are, for exports that have to say "no" too. */
export const allDataTypes: readonly DataType[] = personalData.map(({ type }) => type);
