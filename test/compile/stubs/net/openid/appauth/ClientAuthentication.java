package net.openid.appauth;

public interface ClientAuthentication {}
