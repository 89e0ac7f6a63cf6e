package net.openid.appauth;

public class TokenResponse {}
