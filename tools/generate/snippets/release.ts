import type { Snippet } from './snippet';

/** Facts: developer.android.com, "Enable app optimization" and "Sign your app". */
const groovy = `android {
    signingConfigs {
        release {
            // The build machine knows the keys; the repository does not.
            storeFile file(System.getenv('RELEASE_KEYSTORE') ?: 'missing.keystore')
            storePassword System.getenv('RELEASE_KEYSTORE_PASSWORD')
            keyAlias System.getenv('RELEASE_KEY_ALIAS')
            keyPassword System.getenv('RELEASE_KEY_PASSWORD')
        }
    }
    buildTypes {
        release {
            debuggable false
            minifyEnabled true
            shrinkResources true
            proguardFiles getDefaultProguardFile('proguard-android-optimize.txt'), 'proguard-rules.pro'
            signingConfig signingConfigs.release
        }
    }
}
`;

const kotlinScript = `android {
    signingConfigs {
        create("release") {
            // The build machine knows the keys; the repository does not.
            storeFile = file(System.getenv("RELEASE_KEYSTORE") ?: "missing.keystore")
            storePassword = System.getenv("RELEASE_KEYSTORE_PASSWORD")
            keyAlias = System.getenv("RELEASE_KEY_ALIAS")
            keyPassword = System.getenv("RELEASE_KEY_PASSWORD")
        }
    }
    buildTypes {
        release {
            isDebuggable = false
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "proguard-rules.pro")
            signingConfig = signingConfigs.getByName("release")
        }
    }
}
`;

const common = {
  prefix: 'msec-gradle-release',
  description: 'Release build without debugging, signed from the environment',
} as const;

export const snippets: readonly Snippet[] = [
  { ...common, language: 'groovy', code: groovy },
  { ...common, language: 'kotlin-script', code: kotlinScript },
];
