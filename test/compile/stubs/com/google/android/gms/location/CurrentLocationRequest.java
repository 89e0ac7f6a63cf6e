package com.google.android.gms.location;

public final class CurrentLocationRequest {
    private CurrentLocationRequest() {}

    public static final class Builder {
        public Builder setPriority(int priority) {
            return this;
        }

        public CurrentLocationRequest build() {
            return new CurrentLocationRequest();
        }
    }
}
