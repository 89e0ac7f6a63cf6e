package net.openid.appauth;

public final class ResponseTypeValues {
    public static final String CODE = "code";
}
