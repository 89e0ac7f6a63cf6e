package net.openid.appauth;

public class TokenRequest {}
