/** Programming languages, read into the neutral syntax tree. TSX and JSX are TypeScript and JavaScript. */
export const codeLanguages = ['kotlin', 'java', 'swift', 'objective-c', 'dart', 'typescript', 'javascript'] as const;

export type CodeLanguage = (typeof codeLanguages)[number];

/** Structured files, read into the neutral document tree. `gradle` is Groovy and Kotlin script alike. */
export type DocumentLanguage =
  | 'xml'
  | 'plist'
  | 'json'
  | 'yaml'
  | 'toml'
  | 'properties'
  | 'gradle'
  | 'firebase-rules'
  | 'html'
  | 'podfile'
  /** `project.pbxproj` and `.xcconfig`. */
  | 'xcode'
  /** Files that are searched as they are and have no tree: private keys, SQL. */
  | 'text';

export type LanguageId = CodeLanguage | DocumentLanguage;

/**
 * What a file is to its platform. Rules about configuration ask for a role and not for a file name, so that the
 * knowledge of where platforms keep their configuration stands in one place (`syntax/file-kind.ts`).
 */
export type FileRole =
  | 'android-manifest'
  | 'android-network-security-config'
  | 'android-backup-rules'
  | 'android-data-extraction-rules'
  | 'android-strings'
  | 'android-layout'
  | 'android-resource'
  | 'info-plist'
  | 'entitlements'
  | 'privacy-manifest'
  | 'interface-builder'
  | 'gradle-build'
  | 'gradle-settings'
  | 'gradle-properties'
  | 'version-catalog'
  | 'expo-config'
  | 'eas-config'
  | 'package-json'
  | 'babel-config'
  | 'capacitor-config'
  | 'cordova-config'
  | 'pubspec'
  | 'podfile'
  | 'xcode-project'
  | 'xcode-settings'
  | 'swift-package'
  | 'firestore-rules'
  | 'storage-rules'
  | 'realtime-database-rules'
  | 'google-services'
  /** Amplify, Supabase and Firebase project files, Google service account keys. */
  | 'cloud-config'
  /** Any other XML property list, for example one with an app's own settings. */
  | 'property-list'
  | 'env'
  /** Pipelines of GitHub, GitLab, Azure and others. */
  | 'ci-config'
  /** Lanes and settings of fastlane. */
  | 'fastlane'
  /** YAML and properties of any other kind, and JSON that is named for settings. */
  | 'settings'
  | 'key-file'
  | 'database-migration'
  | 'lock-file'
  | 'html-page'
  | 'code';
