package com.google.android.gms.location;

public @interface Priority {
    int PRIORITY_HIGH_ACCURACY = 100;
    int PRIORITY_BALANCED_POWER_ACCURACY = 102;
    int PRIORITY_LOW_POWER = 104;
    int PRIORITY_PASSIVE = 105;
}
