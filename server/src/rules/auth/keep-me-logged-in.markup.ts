import type { TextRange } from '../../core/location';
import { isStayLoggedInLabel, isStayLoggedInName } from '../../models/session-names';
import type { Match, RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import { nodesOfKind } from '../../syntax/walk';
import type { Message, State } from './keep-me-logged-in';

/** Check boxes and switches of layouts. */
export const layoutControls: readonly string[] = [
  'CheckBox',
  'CheckedTextView',
  'Switch',
  'ToggleButton',
  'androidx.appcompat.widget.AppCompatCheckBox',
  'androidx.appcompat.widget.SwitchCompat',
  'com.google.android.material.checkbox.MaterialCheckBox',
  'com.google.android.material.switchmaterial.SwitchMaterial',
  'com.google.android.material.materialswitch.MaterialSwitch',
];

/** Check boxes and switches of pages: HTML, Ionic, Vuetify, Quasar, Angular Material, Element. */
export const pageControls: readonly string[] = [
  'input',
  'ion-checkbox',
  'ion-toggle',
  'v-checkbox',
  'v-switch',
  'q-checkbox',
  'q-toggle',
  'mat-checkbox',
  'mat-slide-toggle',
  'el-checkbox',
  'el-switch',
  'f7-checkbox',
  'f7-toggle',
  'van-checkbox',
  'IonCheckbox',
  'IonToggle',
  'VCheckbox',
  'VSwitch',
];

const detail = (node: DocumentNode, ...names: readonly string[]): string | undefined =>
  names.map((name) => attribute(node, name)?.value).find((value) => value !== undefined);

/** A resource's text in the project, or its name. */
function resolved(ctx: RuleContext, text: string): string {
  const name = /^@string\/(.+)$/.exec(text)?.[1];
  if (!name) return text;
  for (const file of ctx.project.documents('android-strings')) {
    for (const node of file.document ? descendants(file.document.root) : []) {
      if (attribute(node, 'name')?.value === name && typeof node.value === 'string') return node.value;
    }
  }
  return name;
}

export function* layoutControl(ctx: RuleContext, node: DocumentNode): Iterable<Match<Message>> {
  if (/^(gone|invisible)$/.test(detail(node, 'android:visibility') ?? '')) return;
  const text = attribute(node, 'android:text') ?? attribute(node, 'android:contentDescription');
  const id = attribute(node, 'android:id');
  const checked = attribute(node, 'android:checked');
  const bound = /^@=?\{(?:.*\W)?(\w+)\}$/.exec(checked?.value ?? '')?.[1];
  const beside = !text ? besideLayoutControl(node) : undefined;
  const anchor =
    text && (isStayLoggedInLabel(text.value) || isStayLoggedInLabel(resolved(ctx, text.value)))
      ? text.valueRange
      : id && isStayLoggedInName(id.value.replace(/^@\+?id\//, ''))
        ? id.valueRange
        : bound && isStayLoggedInName(bound)
          ? checked?.valueRange
          : beside && (isStayLoggedInLabel(beside) || isStayLoggedInLabel(resolved(ctx, beside)))
            ? node.nameRange
            : undefined;
  if (!anchor) return;
  const on = checked?.value === 'true';
  const element = node.range.start;
  const off: State['off'] = on ? ['android:checked', 'false'] : undefined;
  const state: State = { element, off, hide: ['android:visibility', 'gone'] };
  yield { messageId: 'control', at: { range: anchor }, state };
  if (on) yield { messageId: 'on', at: { range: checked.valueRange }, state: { element, off } satisfies State };
}

/** The text of the only label beside the only switch of a row. */
function besideLayoutControl(node: DocumentNode): string | undefined {
  const siblings = node.parent?.children ?? [];
  const texts = siblings.filter((other) => other !== node && attribute(other, 'android:text'));
  return texts.length === 1 && siblings.length <= 3 ? detail(texts[0] as DocumentNode, 'android:text') : undefined;
}

/** `<switch>` and check-box like `<button>` of storyboards and XIB files. */
export function* interfaceControl(ctx: RuleContext, node: DocumentNode): Iterable<Match<Message>> {
  if (detail(node, 'hidden') === 'YES') return;
  const isSwitch = node.name === 'switch';
  const id = attribute(node, 'id')?.value;
  const outlet = id && outletTo(ctx, id);
  const labels = isSwitch ? labelsBeside(node) : node.children.map((state) => detail(state, 'title') ?? '');
  const says = detail(node, 'userLabel', 'accessibilityLabel') ?? '';
  if (
    !labels.some(isStayLoggedInLabel) &&
    !isStayLoggedInLabel(says) &&
    !(isSwitch && outlet && isStayLoggedInName(outlet))
  )
    return;
  const on = isSwitch ? attribute(node, 'on') : undefined;
  const element = node.range.start;
  const off: State['off'] = on?.value === 'YES' ? ['on', 'NO'] : undefined;
  yield { messageId: 'control', at: { range: node.nameRange }, state: { element, off, hide: ['hidden', 'YES'] } };
  if (on && off) yield { messageId: 'on', at: { range: on.valueRange }, state: { element, off } satisfies State };
}

function labelsBeside(node: DocumentNode): readonly string[] {
  const siblings = (node.parent?.children ?? []).filter(({ name }) => /^(label|switch)$/.test(name));
  const own = siblings.indexOf(node);
  const several = siblings.filter(({ name }) => name === 'switch').length > 1;
  const near = several
    ? [siblings[siblings[0]?.name === 'switch' ? own + 1 : own - 1]]
    : [siblings[own - 1], siblings[own + 1]];
  return near.flatMap((label) => (label?.name === 'label' ? [detail(label, 'text') ?? ''] : []));
}

function outletTo(ctx: RuleContext, id: string): string | undefined {
  for (const other of ctx.file.document ? descendants(ctx.file.document.root) : []) {
    if (other.name === 'outlet' && attribute(other, 'destination')?.value === id) return detail(other, 'property');
  }
  return undefined;
}

const modelNames =
  /^(v-model(:\w+)?|\[\(ngModel\)\]|\[\(checked\)\]|formcontrolname|ng-model|:checked|:value|:model-value|\[checked\]|name|id)$/i;

export function* pageControl(ctx: RuleContext, node: DocumentNode): Iterable<Match<Message>> {
  if (node.name === 'input' && detail(node, 'type')?.toLowerCase() !== 'checkbox') return;
  if (attribute(node, 'hidden')) return;
  const model = node.attributes.find(({ name, value }) => modelNames.test(name) && isStayLoggedInName(last(value)));
  const own = [textIn(node), detail(node, 'label', ':label', 'aria-label', 'title') ?? ''];
  const row = labelRow(ctx, node);
  if (!model && !own.some(isStayLoggedInLabel) && !row) return;
  const on = startsOn(ctx, node);
  const remove =
    attribute(node, 'id') || node.attributes.some(({ name }) => /^(#|ref$)/.test(name)) ? undefined : row?.range;
  yield { messageId: 'control', at: { range: node.nameRange }, state: { remove } satisfies State };
  if (on) yield { messageId: 'on', at: { range: on.at }, state: { element: node.range.start, ...on } satisfies State };
}

const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Texts of an element, with interpolations as their message keys. */
function textIn(node: DocumentNode): string {
  const own = typeof node.value === 'string' ? node.value.trim() : '';
  // `{{ 'settings.keep' | translate }}`, `{{ $t('settings.keep') }}`.
  const [said = ''] = /^\{\{([^}]*)\}\}$/.exec(own)?.[1]?.split('|') ?? [];
  return /(?<![\w.-])([\w.-]+)['"]?\s*\)?$/.exec(said.trim())?.[1] ?? own;
}

/** The label, item or row around the control that holds no other control, when its text says so. */
function labelRow(ctx: RuleContext, node: DocumentNode): DocumentNode | undefined {
  const id = attribute(node, 'id')?.value;
  if (id && ctx.file.document) {
    for (const other of descendants(ctx.file.document.root)) {
      if (other.name === 'label' && attribute(other, 'for')?.value === id && labelledBelow(other)) return node;
    }
  }
  let row = node.parent;
  for (let level = 0; row && row.kind === 'element' && level < 3; level++, row = row.parent) {
    const inside = [...descendants(row)];
    if (inside.filter(({ name }) => pageControls.includes(name)).length > 1) return undefined;
    if (textIn(row) || inside.some((other) => textIn(other) !== '')) return labelledBelow(row) ? row : undefined;
  }
  return undefined;
}

const labelledBelow = (node: DocumentNode): boolean =>
  isStayLoggedInLabel(textIn(node)) || [...descendants(node)].some((other) => isStayLoggedInLabel(textIn(other)));

/** Where the control is switched on by default: an attribute, or the state of the component in the same file. */
function startsOn(ctx: RuleContext, node: DocumentNode): (State & { readonly at: TextRange }) | undefined {
  const checked = attribute(node, 'checked');
  if (checked && (node.name === 'input' || checked.value === ''))
    return { at: checked.nameRange, dropAttribute: checked.range };
  for (const name of ['checked', ':checked', '[checked]', ':value', ':model-value']) {
    const found = attribute(node, name);
    if (found?.value === 'true') return { at: found.valueRange, off: [name, 'false'] };
  }
  const model = node.attributes.find(({ name }) => /^(v-model|\[\(ngModel\)\])/.test(name));
  if (!model || !ctx.file.tree) return undefined;
  const name = last(model.value);
  for (const pair of nodesOfKind(ctx.file.tree.root, 'pair')) {
    if (pair.name === name && pair.value.kind === 'boolean' && pair.value.value)
      return { at: pair.value.range, turnOff: pair.value.range };
  }
  for (const variable of nodesOfKind(ctx.file.tree.root, 'variable')) {
    if (variable.name !== name || variable.initializer?.kind !== 'call') continue;
    const value = variable.initializer.args[0]?.value;
    if (/^(ref|shallowRef|signal)$/.test(variable.initializer.name) && value?.kind === 'boolean' && value.value)
      return { at: value.range, turnOff: value.range };
  }
  return undefined;
}
