plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
}

android {
    namespace = "app.inkwell.wear"
    compileSdk = 36

    defaultConfig {
        applicationId = "app.inkwell.notes"
        minSdk = 30
        targetSdk = 37
        versionCode = 141
        versionName = "4.1"
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isDebuggable = false
        }
    }
}

dependencies {
    implementation(libs.okhttp)
    implementation(libs.tink)
    implementation("org.bouncycastle:bcprov-jdk18on:1.87")
    implementation("com.google.code.gson:gson:2.8.6")
}
