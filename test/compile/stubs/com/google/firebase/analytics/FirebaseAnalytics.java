package com.google.firebase.analytics;

import android.content.Context;
import android.os.Bundle;

public final class FirebaseAnalytics {
    private FirebaseAnalytics() {}

    public static FirebaseAnalytics getInstance(Context context) {
        return new FirebaseAnalytics();
    }

    public void logEvent(String name, Bundle params) {}

    public void setUserId(String id) {}

    public void setUserProperty(String name, String value) {}

    public void setAnalyticsCollectionEnabled(boolean enabled) {}
}
