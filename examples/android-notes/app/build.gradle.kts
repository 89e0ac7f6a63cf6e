plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
}

android {
    namespace = "app.inkwell.notes"
    compileSdk = 37

    defaultConfig {
        applicationId = "app.inkwell.notes"
        minSdk = 28
        targetSdk = 37
        versionCode = 41
        versionName = "4.1"
    }

    buildTypes {
        debug {
            isDebuggable = true
        }
        release {
            isMinifyEnabled = true
        }
        create("beta") {
            initWith(getByName("release"))
            isDebuggable = true
        }
    }
}

dependencies {
    implementation(libs.androidx.biometric)
    implementation(libs.androidx.credentials)
    implementation(libs.androidx.security.crypto)
    implementation(libs.androidx.datastore)
    implementation(libs.androidx.datastore.tink)
    implementation(libs.okhttp)
    implementation(libs.tink)
    implementation("org.bouncycastle:bcprov-jdk15on:1.70")
    implementation(libs.androidx.webkit)
    implementation("io.github.jan-tennert.supabase:auth-kt:3.6.0")
}
